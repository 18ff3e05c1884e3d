"""The pure part of routing: the packaged rules, which of them match, and the order of the candidates."""
