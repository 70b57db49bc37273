print("shopdesk")
