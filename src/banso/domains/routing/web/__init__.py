"""Pages of routing 取次ぎの規則の画面."""
