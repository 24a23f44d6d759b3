import functools

import pyro.poutine as poutine


def logged(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return fn(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def tempered(temperature):
    def decorate(fn):
        return poutine.scale(fn, scale=temperature)

    return decorate
