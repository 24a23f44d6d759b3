from .networks import VAE

__all__ = ["VAE"]
