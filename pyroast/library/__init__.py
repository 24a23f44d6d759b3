"""What is known of pyro, torch and torch.nn: tables of facts and transfer functions."""
