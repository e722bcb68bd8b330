"""Words by which screening tells a person from a street, an organisation or a town.

The lists are our own: first and family names that are common in Flanders and Brussels (Dutch, French, Turkish,
Moroccan, Polish, Romanian), and words that make a name the name of something else. They are a help, not a proof:
a name that is not here is missed, which `tests/test_screening.py` counts.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_NAMES = _words(
    """
    Aaron Abdel Abdelaziz Abdelhak Abdelilah Abdelkader Abdellah Abderrahim Abdou Abdullah Achraf Adam Adama Adil
    Ahmed Aicha Alain Albert Aleksandra Alex Alexander Ali Alice Alina Amadou Amal Amber Amin Amina Amine Amira An
    Anass Andrea Andreas Andrei Angelique Anja Ann Anna Anne Annelies Annick Anouk Anthony Antoine Anton Arben Arda
    Arne Arno Arthur Asma Assia Awa Axel Aya Ayman Ayoub Ayse Ayşe Aziz Azra Aïcha Aïssatou Baptiste Barbara Bart
    Bas Bashir Beatrijs Ben Benjamin Berat Berkay Bernard Bert Bilal Birgit Bjorn Björn Bo Bogdan Brahim Bram Brecht
    Brigitte Britt Bruno Burak Bülent Camille Can Carine Carla Carlos Carolien Caroline Catherine Cedric Cem Chaima
    Chantal Charlotte Chiara Chloé Chris Christel Christian Christine Christophe Cindy Claire Claudia Corneel
    Cornelia Cristina Céline Daan Dalila Damien Daniel Danny Daria David Davy Delphine Denis Deniz Diana Didier
    Dieter Dilara Dirk Dominique Dorien Dounia Dries Driss Dunya Eda Eddy Edith Edward Eefje Elena Elias Elif Elise
    Elke Ella Ellen Ellie Els Elsa Elvira Emiel Emilie Emily Emine Emir Emma Emre Enes Ercan Eric Erik Erika Ernest
    Esra Esther Eva Evelien Evi Evy Ewa Fabienne Fadila Fadoua Faisal Farah Farid Fatih Fatiha Fatima Fatma
    Fatoumata Fayza Felix Femke Ferdi Ferhat Ferre Fien Filip Finn Firmin Floor Flor Florence Florian Frances
    Francine Frank Frans François Fred Frederik Frieda Furkan Gabriel Gaston Gaëlle Geert Georges Gerard Gerda
    Germaine Gert Ghislaine Gilles Gino Giulia Godelieve Greet Gregory Greta Griet Guido Gunter Gunther Guy Gülsüm
    Hafida Hafsa Hakan Halima Hamid Hamza Hanan Hannah Hanne Hans Harun Hasan Hassan Hatice Hava Hayat Heidi Helena
    Hendrik Henri Herman Hicham Hilde Hind Houda Huda Hugo Hussein Hüseyin Ibrahim Ibtissam Ibtissem Igor Ikram
    Ilham Ilias Ilona Ilse Imane Ine Ines Inge Ingeborg Ingrid Ioana Irena Iris Isa Isabel Isabelle Ismail Ivan
    Ivana Izabela Jaak Jacqueline Jacques Jade Jamal Jan Jana Jaouad Jasmin Jasmine Jasper Jean Jeanine Jeanne Jef
    Jelena Jelle Jens Jeroen Jo Joachim Joanna Johan Johanna Joke Jolanta Jolien Jonas Jonathan Joost Joran Jordi
    Joren Jorgen Joris Jos Josephine Josée Joyce Jozef Judith Jules Julia Julie Julien Justine Jürgen Kaat Kadir
    Kamal Kaoutar Karel Karen Karim Karima Karin Karlien Karolien Kasper Katarzyna Kathleen Katja Katleen Kato
    Katrien Kelly Kemal Kenneth Kenza Kerem Kevin Khadija Khalid Kim Kjell Klaas Kobe Koen Koenraad Kristel Kristof
    Krystian Kurt Lamia Lander Lara Lars Latifa Laura Laurens Laurent Layla Leah Leen Leila Lena Lennert Lenny Leo
    Leon Leyla Liam Lien Lies Liesbet Liesbeth Lieselot Liesje Lieve Lina Linda Line Lisa Liselotte Lode Lore Lotte
    Loubna Louis Louise Lowie Luc Lucas Lucia Ludo Luka Lukas Lukasz Lut Lydia Maarten Machteld Magali Magda Mahmoud
    Maja Malika Mamadou Manon Manu Marc Marcel Marek Margot Maria Mariam Mariama Mariana Marie Marieke Marijke
    Marina Mario Marion Marius Marjan Mark Marleen Marta Martin Martine Maryam Mathias Mats Matteo Matthias Maud
    Maurice Maurits Max Maxim Mehdi Mehmet Melike Melissa Merel Merve Meryem Mia Michaela Michaël Michel Michiel
    Mieczyslaw Mieke Mihai Mila Milan Mira Miriam Mirjam Mohamed Mohammad Mohammed Mona Monique Mourad Moussa
    Muhammed Murat Mustafa Myriam Nabil Nabila Nadia Nadine Nadir Naima Najat Najib Nancy Nasser Natalia Nathalie
    Naïma Necla Nel Nele Nesrine Nick Nico Nicolas Nicole Niels Nihal Nina Nisrine Noah Noor Nora Norah Nour Noura
    Nouria Noémie Nuray Nuri Odette Olivia Olivier Oliwia Omar Omer Onur Oscar Osman Otis Ousmane Pascal Patricia
    Patrick Paul Paula Paulien Pauline Pawel Peter Petr Petra Philippe Piet Pieter Piotr Pol Quinten Rabia Rachid
    Rachida Radia Raf Rafael Ramazan Rania Raymond Raïssa Reda Redouane Reinhilde Reinout Remco Renata Renilde René
    Ria Riet Rik Rita Rob Robbe Robert Robin Robrecht Roel Roger Roland Romain Ronny Roos Rosa Rosalie Rosanne
    Roxanne Ruben Rudi Ruth Sabine Sabri Sacha Safaa Safae Said Saida Salima Salma Sam Samir Samira Samuel Sanaa
    Sander Sandra Sanne Sara Sarah Saskia Saïd Sebastiaan Seda Selim Selma Semih Senne Seppe Serge Serkan Servaas
    Sibel Siegfried Sien Sigrid Siham Silke Simon Simone Sinan Sofia Sofiane Sofie Sonia Sophie Soraya Souad
    Soufiane Staf Stan Stefaan Stefan Stefania Stefanie Steven Stijn Stéphanie Suleyman Suzan Suzanne Sven Sylvie
    Süleyman Sümeyye Taha Tahar Tamara Tania Tarik Tatiana Tess Thibault Thibaut Thierry Thomas Thor Tibo Tiebe Tijl
    Tim Timo Tine Tineke Tinne Tom Tomasz Toon Tristan Tuba Tugba Tuur Ursula Valentina Valérie Vanessa Veerle Vera
    Veronica Vic Victor Victoria Viktor Viktoria Vincent Virginie Véronique Wafa Walter Wannes Ward Warre Wassim
    Wendy Werner Wesley Wided Wiebe Wiktor Wilfried Willem Wim Wivina Wolf Wout Wouter Xander Xavier Yannick Yara
    Yasemin Yasin Yasmina Yasmine Yassin Yassine Yentl Yorick Younes Younous Youssef Yusuf Yves Yvonne Zahra Zakaria
    Zara Zehra Zeynep Ziad Zineb Zita Zohra Zoë Zuhal Zuleyha Özlem Ümit
    """
)

ALSO_WORDS = _words("An Ben Can Bo Elke Ine Lies Line Mark Max Noor Roos Sam Wolf")
"""First names that are also ordinary words: they count only before a known family name or a particle."""

FAMILY_NAMES = _words(
    """
    Aerts Arslan Aydın Baert Baeten Bauwens Beckers Benali Bogaert Bogaerts Boonen Bosmans Bossuyt Bracke Bruyneel
    Buyse Callens Carlier Casteels Ceulemans Claes Claessens Claeys Clement Coene Cools Coppens Cornelis Cuypers
    Daelemans Daems Debacker Deblauwe Debruyne Deckers Declerck Declercq Declerq Decock Degroote Degryse Dekeyser
    Demeulenaere Demir Depaepe Deprez Desmedt Desmet Desmyter Devos Devriendt Dewilde Dhondt Diallo Dierckx Dierickx
    Doğan Dumont Eeckhout Engelen Everaert Geens Geeraerts Geerts Gielen Gijsels Goethals Goossens Govaerts Gysels
    Haddad Helsen Hendrickx Hendriks Hermans Heylen Heyvaert Huybrechts Huysmans Jacobs Jansen Janssen Janssens Kaya
    Kerkhofs Knockaert Lambrechts Lauwers Leemans Lefevre Lemmens Lenaerts Leroy Leysen Luyten Maertens Maes Martens
    Matthys Meeus Mertens Michiels Moens Moons Neyens Nguyen Nijs Nijsten Noels Nys Pattyn Pauwels Peeters Pieters
    Pittoors Poels Raes Roelandt Roels Rombouts Roose Sanders Schepers Schoofs Segers Sels Simons Slegers Smeets
    Smets Stas Sterckx Stevens Steyaert Swinnen Tanghe Theunis Thys Timmermans Torfs Traore Truyens Vandamme
    Vandenbroucke Vandenbussche Vandeputte Vandewalle Vanhove Vanneste Verbeeck Verbeke Verbist Verbruggen Vercammen
    Vercauteren Verdonck Vereecken Verhaegen Verhaeghe Verhelst Verheyen Verhoeven Verhulst Verlinde Verlinden
    Vermeersch Vermeire Vermeiren Vermeulen Verschueren Verstraete Verstraeten Vervaeke Vervoort Wauters Willaert
    Willems Wouters Wuyts Yildirim Yilmaz Yıldırım Yıldız Çelik Öztürk Şahin
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

OFFICE_CHANNELS = (
    "gemeente", "stad", "ocmw", "politie", "bibliotheek", "jeugddienst", "jeugdhuis", "unia", "vlaanderen",
    "samenleven",
)  # fmt: skip
"""A channel whose name holds one of these is that of a desk: a plan may say where residents find it."""

NO_CHANNELS = _words("home thuis school work werk")
"""What stands behind an @ in names of projects: "project @home"."""
