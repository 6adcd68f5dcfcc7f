"""Each format, written to its documented structure, with the traps that are known of it."""

import pytest

from backplan.diary.steps.faults import Fault, StepsFileError
from tests.diary.steps.exports import (
    APPLE_MEMBER,
    PHONE,
    PROLOG,
    Walk,
    apple_record,
    apple_xml,
    apple_zip,
    days,
    fit_points,
    fitbit_json,
    garmin_json,
    google_health_csv,
    health_connect,
    read,
    samsung,
    table,
    walk,
    zipped,
)

MORNING = walk("2026-01-13 09:00:00", 10, 1000, PHONE)
SAME_MORNING = walk("2026-01-13 09:02:00", 10, 1100)
NOON = walk("2026-01-13 12:00:00", 5, 500)
TREND = "binning_data,update_time,create_time,source_pkg_name,source_type,count,day_time"


def test_phone_and_watch_on_one_walk_count_it_once() -> None:
    found = read(apple_zip([MORNING, SAME_MORNING, NOON]))

    assert list(found.days.values()) == [1600]
    assert found.sources == {"Ana\u2019s Apple Watch": 1600, "iPhone": 1000}
    assert found.origin == "Apple Health"


def test_an_export_of_apple_is_known_by_what_is_in_it() -> None:
    xml = apple_xml([NOON])

    assert days(xml) == days(zipped({"\u5bfc\u51fa/x.bin": xml})) == {"2026-01-13": 500}


def test_a_record_over_midnight_is_shared_by_its_days() -> None:
    late = walk("2026-01-13 23:45:00", 60, 400)

    assert days(apple_xml([late])) == {"2026-01-13": 100, "2026-01-14": 300}


def test_each_record_is_dated_by_its_own_offset() -> None:
    there = Walk(NOON.start.replace(hour=23), 60, 70, offset="-0800")

    assert days(apple_xml([NOON, there])) == {"2026-01-13": 570}


def test_a_record_during_which_the_offset_changes_keeps_its_length() -> None:
    line = apple_record(walk("2026-10-25 02:30:00", 60, 100)).replace(
        'endDate="2026-10-25 03:30:00 +0200"', 'endDate="2026-10-25 02:30:00 +0100"'
    )

    assert days(apple_xml([], inside=line)) == {"2026-10-25": 100}


def test_what_a_correlation_repeats_is_counted_once() -> None:
    inside = f'<Correlation type="x" sourceName="y">{apple_record(NOON)}</Correlation>'
    found = read(apple_xml([NOON], inside=inside))

    assert (list(found.days.values()), found.repeated) == ([500], 1)


def test_the_total_of_a_whole_day_is_not_spread_over_hours_that_others_counted() -> None:
    total = walk("2026-01-13 00:00:00", 24 * 60 - 1, 1700, "Bracelet")

    assert days(apple_xml([SAME_MORNING, NOON, total])) == {"2026-01-13": 1700}


def test_other_records_and_vertical_tabs_and_a_broken_dtd_do_no_harm() -> None:
    heart = apple_record(NOON).replace("StepCount", "HeartRate").replace("iPhone", "i\x0bPhone")
    xml = apple_xml([NOON], inside=heart).replace(b"<!ATTLIST", b"<!ATTLIST ATTLIST <")

    assert days(xml) == {"2026-01-13": 500}


@pytest.mark.parametrize(
    "other",
    [
        '<Record type="HKQuantityTypeIdentifierHeartRate" device="a>b" value="1"/>',
        '<Record type="HKQuantityTypeIdentifierHeartRate" device="a/>b" value="1"/>',
        "<Record type='HKQuantityTypeIdentifierHeartRate' device='a>b' value='1'></Record>",
        '<Record device="x" type="HKQuantityTypeIdentifierHeartRate" value="1"></Record>',
        '<Record type="HKCategoryTypeIdentifierX"><MetadataEntry key="k" value=">"/></Record>',
        '<!-- <Record type="HKQuantityTypeIdentifierHeartRate" value="1"/> -->',
    ],
)
def test_other_records_do_no_harm_however_they_are_written(other: str) -> None:
    assert days(apple_xml([NOON], inside=other * 3000)) == {"2026-01-13": 500}


def test_records_without_a_count_or_a_day_are_left_out_and_counted() -> None:
    lines = [
        apple_record(NOON).replace('value="500"', 'value="many"'),
        apple_record(NOON).replace("2026-01-13 12", "2026-13-13 12"),
        apple_record(walk("1999-01-13 12:00:00", 5, 10)),
        apple_record(walk("2027-01-13 12:00:00", 5, 10)),
    ]
    found = read(apple_xml([NOON], inside="".join(lines)))

    assert list(found.days.values()) == [500]
    assert (found.unreadable, found.out_of_range, found.skipped) == (2, 2, 4)


def test_a_day_with_more_steps_than_it_has_room_for_is_left_out() -> None:
    found = read(apple_xml([NOON, walk("2026-01-14 12:00:00", 5, 200_001)]))

    assert (list(found.days.values()), found.out_of_range) == ([500], 1)


def test_minutes_of_fitbit_are_local_american_and_text() -> None:
    steps = fitbit_json(
        [("09/26/26 20:16:00", "13"), ("09/26/26 20:17:00", "7"), ("09/27/26 00:00:00", "0")]
    )
    calories = fitbit_json([("09/26/26 20:16:00", "1.2")])
    folder = "Takeout/Fitbit/Global Export Data"
    export = zipped(
        {f"{folder}/steps-2026-09-26.json": steps, f"{folder}/calories-1.json": calories}
    )

    assert days(export) == days(steps) == {"2026-09-26": 20}


@pytest.mark.parametrize("value", ["1.2", "401", "1500"])
def test_calories_and_metres_that_look_like_fitbits_steps_are_refused(value: str) -> None:
    with pytest.raises(StepsFileError) as refused:
        read(fitbit_json([("09/26/26 20:16:00", value)]))
    assert refused.value.fault is Fault.NOT_STEPS


def test_mirrors_in_google_health_are_counted_once_and_told_in_local_time() -> None:
    content = google_health_csv(
        [
            ("2026-07-01T22:30:00Z", 100, "Pixel Watch"),
            ("2026-07-01T22:30:00.500Z", 90, "Phone Health Connect"),
            ("2026-07-02T10:00:00Z", 50, "Pixel Watch"),
        ]
    )

    assert days(content, zone="Europe/Berlin") == {"2026-07-02": 150}
    assert days(content) == {"2026-07-01": 100, "2026-07-02": 50}


def test_shapes_of_one_takeout_are_never_added_together() -> None:
    export = zipped(
        {
            "Takeout/Fitbit/Global Export Data/steps-1.json": fitbit_json(
                [("07/01/26 12:00:00", "130")]
            ),
            "Takeout/Fitbit/Physical Activity_GoogleData/steps_2026-07-01.csv": google_health_csv(
                [("2026-07-01T12:00:00Z", 120, "Fitbit"), ("2026-07-02T12:00:00Z", 60, "Fitbit")]
            ),
        }
    )

    assert days(export) == {"2026-07-01": 130, "2026-07-02": 60}
    assert read(export).origin == "Fitbit and Google Health"


def test_the_web_export_of_fitbit_has_sections_and_thousands() -> None:
    content = (
        b"Body\nDate,Weight\n2026-11-01,80\n\nActivities\n"
        b'Date,Calories Burned,Steps,Distance\n"2026-11-01","2,345","12,431","9.1"\n'
        b'"2026-11-02","2,345","1.431","9.1"\n\nSleep\nStart Time,Minutes\n2026-11-01 23:00,400\n'
    )

    assert days(content) == {"2026-11-01": 12431, "2026-11-02": 1431}


def test_google_fit_has_no_count_where_the_cell_is_empty() -> None:
    header = "Date,Move Minutes count,Low latitude (deg),Step count,Walking duration (ms)"
    content = table(
        header.split(","), [("2026-11-01", 5, 50.1, "", 7), ("2026-11-02", 5, 50.1, 80, 7)]
    )
    found = read(zipped({"Takeout/Fit/Daily activity metrics/Daily activity metrics.csv": content}))

    assert list(found.days.values()) == [80]
    assert found.origin == "Google Fit"


def test_headers_are_read_in_the_language_of_the_phone() -> None:
    content = table(("\u65e5\u4ed8", "\u8ddd\u96e2", "\u6b69\u6570"), [("2026-11-02", 2, 80)])

    assert days(content) == {"2026-11-02": 80}


def test_a_day_of_google_fit_is_told_by_the_name_of_its_table() -> None:
    rows = [(f"09:{at}:00.000+02:00", f"09:{at + 15}:00.000+02:00", 40) for at in (15, 30)]
    content = table(("Start time", "End time", "Step count"), rows)

    assert days(zipped({"Takeout/Fit/2026-11-02.csv": content})) == {"2026-11-02": 80}


def test_points_of_google_fit_are_told_in_local_time_and_by_the_better_source() -> None:
    merged = fit_points([walk("2026-11-01 23:30:00", 20, 300)])
    raw = fit_points([walk("2026-11-01 23:30:00", 20, 280)])
    folder = "Takeout/Fit/All Data/derived_com.google.step_count.delta_com.google"
    export = zipped({f"{folder}:merge.json": merged, f"{folder}:estimated.json": raw})

    assert days(export, zone="Europe/Berlin") == {"2026-11-02": 300}
    assert days(merged, zone="America/New_York") == {"2026-11-01": 300}


def test_days_of_garmin_without_a_count_stay_missing() -> None:
    content = garmin_json({"2026-07-12": 5565, "2026-07-13": None, "2026-07-14": 12})
    export = zipped({"a-uuid/DI_CONNECT/DI-Connect-User/UDSFile_1.json": content})

    assert days(content) == days(export) == {"2026-07-12": 5565, "2026-07-14": 12}


def test_the_report_of_garmin_has_no_name_for_its_days() -> None:
    content = table(("", "Actual", "Goal"), [("07/12/2026", "12,431", 9), ("07/13/2026", 20, 9)])

    assert days(content) == {"2026-07-12": 12431, "2026-07-13": 20}


def test_the_merged_row_of_samsung_counts_where_there_is_one() -> None:
    trend = samsung(
        "step_daily_trend",
        TREND,
        [
            "x,1,1,p,0,900,2026-11-01 00:00:00.000",
            "x,1,1,p,-2,800,2026-11-01 00:00:00.000",
            "x,1,1,p,0,70,1793577600000",
            "x,1,1,p,3,60,1793577600000",
        ],
    )
    name = "samsunghealth_ana_1/com.samsung.shealth.step_daily_trend.1.csv"

    assert days(trend) == days(zipped({name: trend})) == {"2026-11-01": 800, "2026-11-02": 70}


def test_minutes_of_samsung_are_told_at_their_own_offset() -> None:
    column = "com.samsung.health.step_count."
    names = ("start_time", "time_offset", "end_time", "count", "deviceuuid")
    minutes = samsung(
        "tracker.pedometer_step_count",
        ",".join(f"{column}{one}" for one in names),
        [
            "2026-11-01 23:30:00.000,UTC+0100,2026-11-01 23:31:00.000,30,aaaa",
            "2026-11-01 23:30:00.000,UTC+0100,2026-11-01 23:31:00.000,20,bbbb",
        ],
    )

    assert days(minutes) == {"2026-11-02": 30}


def test_apps_in_health_connect_are_counted_once_at_their_own_offset() -> None:
    export = zipped({"Verbindung.db": health_connect([MORNING, SAME_MORNING, NOON])})

    assert days(export) == {"2026-01-13": 1600}
    assert days(health_connect([walk("2026-01-13 00:10:00", 5, 9)])) == {"2026-01-13": 9}


def test_a_view_in_the_place_of_the_table_of_health_connect_is_refused() -> None:
    with pytest.raises(StepsFileError) as refused:
        read(health_connect([NOON], kind="VIEW"))
    assert refused.value.fault is Fault.NOT_STEPS


def test_a_database_whose_own_words_are_damaged_is_refused() -> None:
    content = health_connect([NOON]).replace(b"tablesteps_", b"table\xe7teps_")
    content = content.replace(b"CREATE TABLE steps_", b"CREATE TABBY \xe7teps_")

    with pytest.raises(StepsFileError) as refused:
        read(content)
    assert refused.value.fault is Fault.DAMAGED


def test_of_two_apps_in_one_archive_the_higher_day_counts() -> None:
    export = zipped(
        {APPLE_MEMBER: apple_xml([NOON]), "UDSFile_1.json": garmin_json({"2026-01-13": 700})}
    )

    assert days(export) == {"2026-01-13": 700}


def test_a_file_cut_short_is_refused_as_a_whole() -> None:
    whole = f"{PROLOG}{apple_record(NOON)}".encode()

    with pytest.raises(StepsFileError) as refused:
        read(whole)
    assert refused.value.fault is Fault.DAMAGED
