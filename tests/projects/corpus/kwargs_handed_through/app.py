from backend import Backend


class App:
    def __init__(self, name="app", **options):
        self.name = name
        self.backend = Backend(**options)

    def start(self, **data):
        return self.backend.optimise(**data)
