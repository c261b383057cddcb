"""What the parties could agree, exactly."""
