"""Tests that drive a real window on a virtual screen with a real mouse and keyboard."""
