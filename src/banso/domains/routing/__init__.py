"""Routing 取次ぎ先の候補: the expected roles of the 2017 draft, joined with the directory. A person decides."""
