"""The lesson player: one step shown large, on this screen and on the projector."""
