"""The practice phone on screen: painted by us from `domain.phone_screen`, touched, keyed and spoken."""
