"""Which id does a finding have, so that it is the same while its cause is?"""

import hashlib


def finding_id(check: str, *cause: str) -> str:
    """Give an id from the name of the check and what caused the finding."""
    digest = hashlib.sha256("\0".join((check, *cause)).encode()).hexdigest()
    return f"{check}-{digest[:12]}"
