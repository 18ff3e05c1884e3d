"""REST interface of cases 案件."""

from .case_endpoints import router
from .enquiry_endpoints import router as enquiries

router.add_router("/enquiries", enquiries)

__all__ = ["router"]
