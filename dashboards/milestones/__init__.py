"""The directors’ page: where the joint visions of all their partnerships stand."""
