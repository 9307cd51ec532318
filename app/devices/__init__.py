"""What stands on the counter beside the screen: card readers that type, scanners, printers."""
