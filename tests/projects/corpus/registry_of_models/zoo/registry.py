REGISTRY = {}


def register(name):
    def wrap(cls):
        assert name not in REGISTRY
        REGISTRY[name] = cls
        return cls

    return wrap


def build(name, **options):
    return REGISTRY[name](**options)
