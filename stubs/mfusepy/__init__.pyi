class Operations:
    use_ns: bool

class FUSE:
    def __init__(
        self,
        operations: Operations,
        mountpoint: str,
        *,
        foreground: bool = ...,
        nothreads: bool = ...,
        default_permissions: bool = ...,
    ) -> None: ...
