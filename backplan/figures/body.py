"""The body that is drawn: lengths and thicknesses as shares of its height."""

ANKLE_HEIGHT = 0.04
SHIN = 0.246
THIGH = 0.245
WAIST = 0.12
CHEST = 0.168
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.05
NECK_TO_HEAD = 0.108
HIP_ASIDE = 0.048
SHOULDER_ASIDE = 0.098
HEEL_BACK = 0.035
BALL_AHEAD = 0.115
TOE_AHEAD = 0.115

BONES = {
    ("pelvis", "waist"): WAIST,
    ("waist", "neck"): CHEST,
    ("neck", "head"): NECK_TO_HEAD,
    **{
        (f"{side}_{start}", f"{side}_{end}"): bone
        for side in ("right", "left")
        for start, end, bone in (
            ("hip", "knee", THIGH),
            ("knee", "ankle", SHIN),
            ("shoulder", "elbow", UPPER_ARM),
            ("elbow", "wrist", FOREARM),
        )
    },
}
"""What never changes its length, from joint to joint."""

THICKNESS = {
    "pelvis": 0.068,
    "waist": 0.06,
    "chest": 0.068,
    "hip": 0.058,
    "knee": 0.038,
    "ankle": 0.026,
    "shoulder": 0.032,
    "elbow": 0.024,
    "wrist": 0.018,
    "hand": 0.025,
    "head": 0.066,
    "neck": 0.03,
}
"""Half the width of the body at a joint."""
