"""The owner's face 事業者の窓口: ask, follow, decide who may see."""
