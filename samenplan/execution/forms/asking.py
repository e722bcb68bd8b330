"""The rhythm of reminders, as it is typed."""

from django import forms

from samenplan.execution.rules.asking import FEWEST_DAYS, MOST_DAYS, Rhythm


class RhythmForm(forms.Form):
    """On or off, and three numbers of days."""

    is_on = forms.BooleanField(label="Vraag vanzelf hoe het gaat", required=False)
    every_days = forms.IntegerField(
        label="Vraag het als er zo veel dagen niets verteld is", min_value=FEWEST_DAYS, max_value=MOST_DAYS
    )
    climb_days = forms.IntegerField(
        label="Komt er na zo veel dagen geen antwoord, vraag het dan hoger", min_value=1, max_value=MOST_DAYS,
        help_text="Eerst de partner, dan de trekker, dan de verbindingsambtenaar.",
    )  # fmt: skip
    asks_before_days = forms.IntegerField(
        label="Vraag het ook zo veel dagen voor een mijlpaal of einde", min_value=0, max_value=MOST_DAYS
    )

    def rhythm(self) -> Rhythm:
        """What was typed, for the operation."""
        said = self.cleaned_data
        return Rhythm(said["every_days"], said["climb_days"], said["asks_before_days"])
