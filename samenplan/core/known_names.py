"""Words by which screening tells a person from a street, an organisation or a town.

The lists are our own: first and family names that are common in Flanders and Brussels (Dutch, French, Turkish,
Moroccan, Polish, Romanian), and words that make a name the name of something else. They are a help, not a proof:
a name that is not here is missed, which `tests/test_screening.py` counts.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_NAMES = _words(
    """
    Aaron Adam Adil Ahmed Aicha Aïcha Alex Alexander Ali Alice Amal Amber Amin Amina Amira Amine An Andreas Andrea
    Anja Ann Anna Anne Annelies Annick Anouk Anton Antoine Arne Arno Arthur Ayoub Aya Ayse Ayşe Aziz Bart Bas Bashir
    Ben Benjamin Berat Bert Bilal Birgit Björn Bo Bram Brahim Brecht Brigitte Britt Bruno Bülent Camille Carine
    Caroline Catherine Cedric Céline Charlotte Chantal Chris Christel Christian Christine Christophe Cindy Claire
    Cem Daan Dalila Daniel Danny David Davy Deniz Diana Dieter Dirk Dominique Dorien Dries Driss Eda Eddy Elena
    Elias Elif Elise Elke Ella Ellen Els Elsa Emilie Emily Emir Emma Emre Eric Erik Erika Esra Esther Eva Evelien
    Evi Ewa Fadila Farah Farid Fatih Fatiha Fatima Fatma Faisal Femke Ferre Filip Finn Fien Floor Flor Florence
    Florian François Frank Frans Frederik Frieda Gabriel Geert Georges Gerda Gert Gilles Gino Giulia Godelieve Greet
    Greta Griet Guido Gülsüm Guy Hakan Hamid Hamza Hanan Hanne Hannah Hans Hasan Hassan Heidi Helena Hendrik Herman
    Hicham Hilde Huda Hugo Hussein Hüseyin Ibrahim Ibtissam Igor Ilias Ilse Imane Inge Ine Ines Ingrid Ioana Ismail
    Isabel Isabelle Ivan Jaak Jacqueline Jacques Jamal Jan Jana Jasmin Jasmine Jasper Jef Jelle Jens Jeroen Jo
    Joachim Johan Johanna Jolien Jonas Jonathan Joost Joran Joren Joris Jos Josephine Joyce Julie Jules Julia Julien
    Jürgen Kaat Kamal Karel Karen Karim Karima Karin Karlien Karolien Kasper Kathleen Katrien Katarzyna Kato Kelly
    Kenneth Kevin Khadija Khalid Kim Kobe Koen Koenraad Kristel Kristof Kurt Lamia Lara Lars Laura Laurens Laurent
    Layla Leen Leila Lena Leo Leon Lennert Lien Lies Liesbet Liesbeth Lieve Lina Linda Line Lisa Liselotte Lode Lore
    Lotte Louis Louise Luc Lucas Lukas Luka Lut Lydia Maarten Magda Mahmoud Maja Malika Manon Manu Marc Marcel
    Margot Maria Mariam Marie Marieke Marijke Marina Mario Marion Mark Marleen Martin Martine Maryam Mathias Mats
    Matteo Matthias Maud Maurice Max Maxim Mehdi Mehmet Melissa Merel Meryem Michaël Michel Michiel Mieke Mila Milan
    Mihai Mira Miriam Mohamed Mohammed Mohammad Monique Mourad Murat Mustafa Nabil Nadia Nadine Naïma Naima Najat
    Najib Nancy Nathalie Nele Nicolas Nick Nico Niels Nina Noah Noor Nora Nour Nouria Nuray Olivia Olivier Omar
    Osman Özlem Patricia Patrick Paul Pauline Pascal Paula Peter Petra Philippe Piet Pieter Piotr Pol Rachid Rachida
    Raf Raïssa Ramazan Rania Ria Rik Rita Rob Robbe Robert Robin Roel Roger Romain Ronny Rosa Roxanne Ruben Rudi
    Ruth Sabine Said Saïd Saida Salima Salma Sam Samir Samira Samuel Sander Sandra Sara Sarah Saskia Seda Selim
    Selma Senne Serge Seppe Sibel Siham Silke Simon Simone Sofia Sofiane Sofie Sophie Soufiane Souad Staf Stan
    Stefaan Stefan Stefanie Steven Stijn Suzanne Sven Sylvie Tamara Tarik Tatiana Thomas Thierry Tibo Tijl Tim Tine
    Tineke Tinne Tom Toon Tuur Ümit Ursula Valérie Vera Veerle Victor Viktor Vincent Virginie Wafa Wannes Ward Wendy
    Werner Wesley Wiktor Willem Wim Wolf Wout Wouter Xander Yara Yasin Yasmina Yasmine Yassin Yassine Yasin Younes
    Youssef Yusuf Yves Yvonne Zakaria Zehra Zeynep Zineb Zoë Zohra
    """
)

ALSO_WORDS = _words("An Ben Bo Elke Ine Lies Line Mark Max Noor Roos Sam Wolf")
"""First names that are also ordinary words: they count only before a known family name or a particle."""

FAMILY_NAMES = _words(
    """
    Aerts Baert Beckers Benali Bogaert Bogaerts Boonen Bosmans Callens Ceulemans Claes Claessens Claeys Cools
    Coppens Cornelis Cuypers Daems Deckers Declercq Declerck Decock Degroote Demir Desmedt Desmet Devos Dewilde
    Dierckx Dumont Engelen Gielen Goethals Goossens Govaerts Haddad Hendrickx Hendriks Hermans Jacobs Janssen
    Janssens Kaya Lambrechts Lauwers Lemmens Lenaerts Leysen Luyten Maertens Maes Martens Mertens Michiels Moens
    Moons Nijs Nys Peeters Pauwels Poels Raes Roelandt Roels Segers Sels Simons Smeets Smets Stevens Swinnen Thys
    Timmermans Verbeke Verbruggen Vercammen Vercauteren Verhaegen Verhaeghe Verhelst Verheyen Verhoeven Verlinden
    Vermeersch Vermeiren Vermeulen Verschueren Verstraete Verstraeten Vervoort Willems Wouters Wuyts Yilmaz Yıldız
    Çelik Öztürk
    """
)

HISTORIC_NAMES = frozenset(
    {
        "Anne Frank", "Hannah Arendt", "Nelson Mandela", "Rosa Parks", "Martin Luther", "Jan Palfijn", "Jan Breydel",
        "Jan Yoens", "Jan Ruusbroec", "Karel de Grote", "Jan van Eyck", "Victor Horta", "Paul van Ostaijen",
        "Hendrik Conscience",
    }
)  # fmt: skip
"""People of the past whose names schools, halls and projects bear."""

STREET_ENDINGS = (
    "straat", "laan", "plein", "weg", "dreef", "lei", "kaai", "kade", "vest", "singel", "pad", "wegel", "steeg", "dijk",
    "gang", "wal",
)  # fmt: skip
"""How a street or square ends. A name that ends so is a place; with a house number it is an address."""

NAMED_THING_ENDINGS = STREET_ENDINGS + (
    "park", "hof", "markt", "berg", "brug", "poort", "wijk", "ring",
    "school", "college", "instituut", "atheneum", "lyceum", "huis", "zaal", "fonds", "stichting", "prijs",
    "centrum", "kring", "kerk", "kapel", "hal", "festival", "cup", "tuin", "bos", "stadion", "gesticht", "bad",
    "theater", "museum", "academie",
)  # fmt: skip
"""A name that ends so, or is followed by a word that does, is the name of something and not of somebody."""

NAMING_WORDS = _words(
    """
    sint st heilige heilig koning koningin prins prinses keizer priester paus basisschool school campus college
    instituut atheneum zaal vzw bv nv cv bakkerij slagerij café cafe drukkerij fonds stichting park plein straat
    museum theater woonzorgcentrum wzc rusthuis kasteel sporthal jeugdhuis bibliotheek hogeschool universiteit
    standbeeld restaurant garage apotheek firma brouwerij kinderdagverblijf toneelkring harmonie fanfare chiro
    scouts
    """
)
"""A name right behind one of these words is the name of something."""

PUBLIC_OFFICES = _words(
    """
    Burgemeester Schepen Schepenen Voorzitter Minister Gouverneur Secretaris Directeur Raadslid Raadsleden
    Ombudsvrouw Ombudsman Korpschef Procureur Notaris
    """
)
"""Words that follow "mevrouw de" or "mijnheer de" in a form of address."""

OFFICE_MAILBOXES = _words(
    """
    info contact gemeente stad ocmw jeugd dienst samenleven welzijn communicatie onthaal burgerzaken preventie
    cultuur sport bibliotheek secretariaat privacy dpo melding meldpunt team algemeen balie diversiteit integratie
    onderwijs participatie politie school vzw loket subsidies financien bestuur sociaal huis plan
    """
)
"""First parts of addresses that belong to a desk, not to somebody."""

PRIVATE_MAIL = _words(
    "gmail hotmail outlook yahoo telenet skynet proximus live icloud msn protonmail proton scarlet pandora"
)
"""Names of mail services for private people."""

COUNTED_NOUNS = _words(
    """
    keer maal acties actie avonden avond gezinnen kinderen jongeren bewoners deelnemers weken maanden jaar dagen uur
    uren buurten scholen straten mensen partners vrijwilligers winkels gesprekken vormingen workshops activiteiten
    nieuwe euro procent personen bomen banken meter kilometer van tot en
    """
)
"""Words that show that the number before them counts something and is no house number."""
