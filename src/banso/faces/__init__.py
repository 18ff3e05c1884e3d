"""Pages that join domains: portal (owners), desk (staff), board (planners), audit; and the API and command roots."""
