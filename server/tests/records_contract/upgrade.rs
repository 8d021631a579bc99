//! A file of an older schema is brought up to date with everything in it.

use hyacinth::store::{
    Store, StoreError,
    records::{cycles, meetings, members, setups},
};
use hyacinth_meeting::shipped;
use hyacinth_protocol::{CivilDate, MeetingId, MemberId, SetId, Stage};
use rusqlite::Connection;
use uuid::Uuid;

/// The schema before there were formats of a set's own, cycles, or several issues in a meeting.
const BEFORE: [&str; 2] = [
    include_str!("../../src/store/migrations/0001_log.sql"),
    include_str!("../../src/store/migrations/0002_records.sql"),
];

/// A set whose member presented once, and whose second meeting is called; `@2` is an id.
const FILLED: &str = "
    INSERT INTO people VALUES (@1, 'Ada', 1, 0);
    INSERT INTO sets VALUES (@2, 'Tuesday set', 'To think.', 'seven-rounds', 0);
    INSERT INTO members VALUES
        (@3, @2, @1, 'Ada', 'facilitator', 0, 0, NULL);
    INSERT INTO meetings VALUES
        (@4, @2, 1800000000000, 1800005400000, @3, 'A class'),
        (@5, @2, 1802000000000, NULL, NULL, NULL);
    INSERT INTO unchosen VALUES (@4, 0, @3);
    PRAGMA user_version = 2;";

#[tokio::test]
async fn a_file_of_the_schema_before_is_brought_up_to_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("test.sqlite");
    let old = Connection::open(&path).expect("a file");
    for sql in BEFORE {
        old.execute_batch(sql).expect("the schema");
    }
    let id = |sql: String, n: u8| sql.replace(&format!("@{n}"), &format!("x'{n:032x}'"));
    old.execute_batch(&(1..=5).fold(FILLED.to_owned(), id)).expect("what was in it");
    drop(old);

    let store = Store::open(&path).expect("it opens");
    let [set, ada] = [2, 3].map(Uuid::from_u128);
    let (lines, ada, next, under_way) = store
        .read(move |connection| {
            let set = SetId(set);
            let next = MeetingId(Uuid::from_u128(9));
            Ok::<_, StoreError>((
                meetings::of_set(connection, set)?,
                members::find(connection, set, MemberId(ada))?.expect("a member"),
                cycles::next(connection, set, &shipped()[0], false, next)?,
                cycles::under_way(connection, set, |_| Ok(None))?,
            ))
        })
        .await
        .expect("everything is there");
    let seen: Vec<_> = lines.iter().map(|line| (line.stage, line.presenter)).collect();
    assert_eq!(seen, [(Stage::Gathering, None), (Stage::Closed, Some(ada.id))]);
    assert_eq!(lines[1].issue, "A class".parse().ok());
    assert_eq!(lines[1].format_name.as_str(), "Seven rounds");
    let presented = setups::day(ada.last_presented.expect("she did"));
    assert_eq!(presented, CivilDate::new(2027, 1, 15).expect("a day"));
    assert_eq!((next.number, under_way), (1, None), "each meeting stood alone");
}
