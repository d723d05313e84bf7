"""Everything that beat does, on one screen: the table that beat reads, and the administration shows.

Beat only nudges: every task looks up in the database what is due at or before now, so a lost message or a
sleeping worker delays work and never loses it. Each entry expires before the next one, so that a worker
that wakes up does not find a pile.
"""

MINUTE = 60.0

BEAT_SCHEDULE = {
    "reviews-tick": {
        "task": "assessments.reviews.tasks.tick",
        "schedule": MINUTE,
        "options": {"expires": 50},
    },
    "signals-sweep": {
        "task": "assessments.signals.tasks.sweep",
        "schedule": 5 * MINUTE,
        "options": {"expires": 4 * MINUTE},
    },
    "journey-tick": {
        "task": "partnerships.journey.tasks.tick",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "post-deliver": {
        "task": "accounts.post.tasks.deliver",
        "schedule": 15.0,
        "options": {"expires": 12},
    },
    "post-forget": {
        "task": "accounts.post.tasks.forget",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "invitations-forget": {
        "task": "accounts.organisations.tasks.forget",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "jobs-forget": {
        "task": "accounts.jobs.tasks.forget",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "sign-of-life": {
        "task": "dashboards.tasks.sign_of_life",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
}
