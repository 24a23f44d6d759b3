"""The language server: findings, fixes and alignment tables in any editor that speaks the protocol."""
