"""Ready-made rows: one factory per model, situations as traits; a module for each room."""

from tests.factories.agreements import *  # noqa: F403
from tests.factories.base import *  # noqa: F403
from tests.factories.calendar import *  # noqa: F403
from tests.factories.choice import *  # noqa: F403
from tests.factories.concerns import *  # noqa: F403
from tests.factories.criteria import *  # noqa: F403
from tests.factories.equality import *  # noqa: F403
from tests.factories.fit import *  # noqa: F403
from tests.factories.joint_sessions import *  # noqa: F403
from tests.factories.journey import *  # noqa: F403
from tests.factories.reviews_all_year import *  # noqa: F403
from tests.factories.room_parts import *  # noqa: F403
from tests.factories.signals import *  # noqa: F403
from tests.factories.start_small import *  # noqa: F403
from tests.factories.vision import *  # noqa: F403
