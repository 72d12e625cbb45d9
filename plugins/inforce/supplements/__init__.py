"""What binds the user of one service.

Takes the list of services and the general policy's documents; gives services, supplements and
what prevails. It does not know how anything is shown.
"""
