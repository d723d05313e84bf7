from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "assessments.reviews"
    label = "reviews"
    verbose_name = "Reviews"

    def ready(self):
        from accounts.guards import guard

        guard("reviews_reviewresult")
        guard("reviews_reviewstatistics")
        guard("reviews_answersheet")
