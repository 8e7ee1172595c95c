"""The parts that what is typed in has: it is kept, merged with what others wrote, and left without loss."""
