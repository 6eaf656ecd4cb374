"""Sources every platform shares."""
