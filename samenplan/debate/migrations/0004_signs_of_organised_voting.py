from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('debate', '0003_checks_and_later_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='debate',
            name='signs',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='debate',
            name='signs_seen',
            field=models.PositiveIntegerField(default=0),
        ),
    ]
