//! Journals: for their authors, and for nobody else anywhere [E9].

use crate::{
    enumeration::{full, kept_page},
    headers::paths,
    house::{Answer, Browser, House},
};
use axum::http::{StatusCode, header};
use hyacinth::store::backup;
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

/// In what only its author may read.
const CANARY: &str = "canary-of-a-journal-4f1e";

fn page_path(set: &str, page: u128) -> String {
    format!("/api/sets/{set}/journal/{}", Uuid::from_u128(page))
}

async fn write(browser: &mut Browser, set: &str, page: u128, text: &str) -> Value {
    let answer = browser.put(&page_path(set, page), kept_page(text)).await;
    answer.expect(StatusCode::OK).json()
}

fn holds(answer: &Answer, words: &str) -> bool {
    answer.bytes.windows(words.len()).any(|part| part == words.as_bytes())
        || answer
            .headers
            .values()
            .any(|value| value.as_bytes().windows(words.len()).any(|part| part == words.as_bytes()))
}

/// The files of a folder that hold these words.
pub(crate) fn files_with(folder: &Path, words: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file"));
    let with = files.filter(|file| {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    });
    with.map(|file| file.file_name().to_string_lossy().into_owned()).collect()
}

#[tokio::test]
async fn e9_a_page_is_kept_found_again_and_changed() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let journal = format!("/api/sets/{set}/journal");
    let none = ada.get(&journal).await.expect(StatusCode::OK).json();
    assert_eq!(none, json!({ "pages": [], "meetings": [], "extracts": [] }));
    let text = "  As it was typed,\r\n\twith its spaces.\n\n\u{0}";
    let kept = write(&mut ada, &set, 1, text).await;
    assert_eq!(kept["version"], 1);
    let page = ada.get(&page_path(&set, 1)).await.expect(StatusCode::OK).json();
    assert_eq!(page["text"], "  As it was typed,\n\twith its spaces.\n\n");
    assert_eq!((&page["question"], &page["meeting"]), (&Value::Null, &Value::Null));

    house.app.clock.advance(hyacinth_protocol::Millis::minutes(1));
    let mut changed = kept_page("Better.");
    changed["version"] = json!(1);
    let kept = ada.put(&page_path(&set, 1), changed.clone()).await.expect(StatusCode::OK).json();
    assert_eq!(kept["version"], 2);
    // The answer was lost, and it is sent again.
    let again = ada.put(&page_path(&set, 1), changed).await.expect(StatusCode::OK).json();
    assert_eq!(again, kept);
    let all = ada.get(&journal).await.json();
    assert_eq!(all["pages"][0]["text"], "Better.");
    assert_eq!(all["pages"][0]["version"], 2);
    assert!(all["pages"][0]["changedAt"].as_i64() > all["pages"][0]["begunAt"].as_i64());
}

#[tokio::test]
async fn e9_two_windows_never_write_over_each_other() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    write(&mut ada, &set, 1, "One.").await;
    let on_one = |text: &str| {
        let mut page = kept_page(text);
        page["version"] = json!(1);
        page
    };
    let path = page_path(&set, 1);
    ada.put(&path, on_one("Two.")).await.expect(StatusCode::OK);
    ada.put(&path, on_one("Other.")).await.problem(StatusCode::CONFLICT, "page-changed");
    ada.put(&path, kept_page("New.")).await.problem(StatusCode::CONFLICT, "page-changed");
    assert_eq!(ada.get(&path).await.json()["text"], "Two.");
    ada.ask(axum::http::Method::DELETE, &path, Value::Null).await.expect(StatusCode::NO_CONTENT);
    ada.put(&path, on_one("Three.")).await.problem(StatusCode::CONFLICT, "page-gone");
    ada.get(&path).await.problem(StatusCode::NOT_FOUND, "not-found");
    write(&mut ada, &set, 1, "Put back.").await;
}

#[tokio::test]
async fn e9_a_page_answers_what_its_meeting_asks() {
    let house = House::new();
    let (mut ada, ids) = full(&house).await;
    let set = &ids.set;
    let mut page = kept_page("That I ask twice.");
    page["meeting"] = json!(ids.fill("{meeting}"));
    page["prompt"] = json!("learned");
    ada.put(&page_path(set, 1), page.clone()).await.expect(StatusCode::OK);
    let found = ada.get(&page_path(set, 1)).await.json();
    assert_eq!(found["meeting"], page["meeting"]);
    assert_eq!(
        found["question"],
        json!({ "prompt": "learned", "words": "What did I learn about how I ask?" })
    );
    page["meeting"] = json!(Uuid::from_u128(5));
    let problem = ada.put(&page_path(set, 2), page).await;
    let problem = problem.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "meeting");
}

#[tokio::test]
async fn e9_a_page_has_a_bound_and_so_has_a_journal() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let whole = "\u{22}".repeat(64 * 1024);
    write(&mut ada, &set, 0, &whole).await;
    let over = kept_page(&format!("{whole}a"));
    let problem = ada.put(&page_path(&set, 1), over).await;
    let problem = problem.problem(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-body");
    assert_eq!(problem["field"], "text");
    let far_over = kept_page(&whole.repeat(2));
    let problem = ada.put(&page_path(&set, 1), far_over).await;
    problem.problem(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large");
    for page in 1..63 {
        write(&mut ada, &set, page, &whole).await;
    }
    let full = ada.put(&page_path(&set, 70), kept_page(&whole)).await;
    full.problem(StatusCode::CONFLICT, "journal-full");
    write(&mut ada, &set, 70, "A few words still fit.").await;
}

#[tokio::test]
async fn e9_the_author_exports_all_of_it() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    write(&mut ada, &set, 1, "The first thought.\n\nAnd more.").await;
    let export = format!("/api/sets/{set}/journal/export");
    let document = ada.get(&format!("{export}/markdown")).await.expect(StatusCode::OK);
    let text = String::from_utf8(document.bytes.clone()).expect("text");
    assert!(text.starts_with("# Journal of Ada in Tuesday set\n"), "{text}");
    assert!(text.contains("\nThe first thought.\n\nAnd more.\n"), "{text}");
    assert_eq!(document.header(header::CONTENT_TYPE), "text/markdown; charset=utf-8");
    assert_eq!(document.header(header::CONTENT_DISPOSITION), "attachment; filename=\"journal.md\"");
    let data = ada.get(&format!("{export}/json")).await.expect(StatusCode::OK);
    assert_eq!(data.header(header::CONTENT_DISPOSITION), "attachment; filename=\"journal.json\"");
    assert_eq!(data.json(), ada.get(&format!("/api/sets/{set}/journal")).await.json());
}

#[tokio::test]
async fn e9_the_same_page_of_another_author_is_another_page() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    write(&mut ben, &set, 1, CANARY).await;
    ada.get(&page_path(&set, 1)).await.problem(StatusCode::NOT_FOUND, "not-found");
    let delete = axum::http::Method::DELETE;
    let gone = ada.ask(delete, &page_path(&set, 1), Value::Null).await;
    gone.problem(StatusCode::NOT_FOUND, "not-found");
    assert_eq!(write(&mut ada, &set, 1, "Ada's own.").await["version"], 1);
    assert_eq!(ben.get(&page_path(&set, 1)).await.json()["text"], CANARY);
}

/// Every route that gives something, asked by everyone there is: a page is in its author's answers alone.
#[tokio::test]
async fn e9_no_route_shows_a_page_to_anyone_but_its_author() {
    let house = House::new();
    let (mut ada, ids) = full(&house).await;
    let set = &ids.set;
    let (mut ben, _) = house.member(&mut ada, set, "Femi").await;
    let (deputy, dev) = house.member(&mut ada, set, "Dev").await;
    let role = format!("/api/sets/{set}/members/{dev}/role");
    ada.put(&role, json!({ "role": "deputy" })).await.expect(StatusCode::NO_CONTENT);
    let (other, _) = house.member(&mut ada, set, "Ewa").await;
    let (waiting, _) = house.newcomer(&mut ada, set, "Grace").await;
    write(&mut ben, set, 0x77, CANARY).await;
    let page = Uuid::from_u128(0x77).to_string();
    let paths = paths();
    let asked: Vec<String> = paths
        .iter()
        .filter(|path| !path.ends_with("/live"))
        .map(|path| ids.fill(&path.replace("{page}", &page)).replace("{key}", "ours"))
        .collect();
    assert!(!asked.iter().any(|path| path.contains('{')), "{asked:?}");
    let zoe = house.stranger().await;
    let mut found = 0;
    for path in &asked {
        found += usize::from(holds(&ben.get(path).await, CANARY));
    }
    assert_eq!(found, 4, "the journal, the page and both exports: what is looked for is found");
    let everyone = [
        ("Ada", ada),
        ("Dev", deputy),
        ("Ewa", other),
        ("Grace", waiting),
        ("Zoe", zoe),
        ("nobody", house.browser()),
    ];
    for (name, mut browser) in everyone {
        for path in &asked {
            assert!(!holds(&browser.get(path).await, CANARY), "{path} shows it to {name}");
        }
    }
}

#[tokio::test]
async fn e9_no_file_holds_what_is_on_a_page() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let folder = house.folder.path().to_owned();
    let clean = |when: &str| {
        let with = files_with(&folder, CANARY);
        assert!(with.is_empty(), "{with:?} hold it {when}");
    };
    let long = format!("{}{CANARY}", "A long page. ".repeat(900));
    write(&mut ada, &set, 1, CANARY).await;
    write(&mut ada, &set, 2, &long).await;
    clean("once it is written");
    backup::backup(house.app.store.path(), &folder.join("backup"), |_, _| {}).expect("a backup");
    clean("in a backup");
    let sealed = |file: &str| std::fs::metadata(folder.join(file)).expect("a file").len();
    let before = sealed("backup");
    let delete = axum::http::Method::DELETE;
    let gone = ada.ask(delete.clone(), &page_path(&set, 2), Value::Null).await;
    gone.expect(StatusCode::NO_CONTENT);
    clean("once it is deleted");
    assert_eq!(sealed("test.sqlite-wal"), 0, "nothing sealed is left in the write-ahead log");
    backup::backup(house.app.store.path(), &folder.join("after"), |_, _| {}).expect("a backup");
    assert!(sealed("after") + 8_192 <= before, "nor in a backup made then");

    let all = ada.ask(delete, &format!("/api/sets/{set}/journal"), Value::Null).await;
    all.expect(StatusCode::NO_CONTENT);
    let journal = ada.get(&format!("/api/sets/{set}/journal")).await.json();
    assert_eq!(journal["pages"], json!([]));
    write(&mut ada, &set, 1, "A new beginning.").await;
}

#[tokio::test]
async fn e9_without_the_key_journals_are_closed_and_nothing_is_written_over() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    write(&mut ada, &set, 1, "Kept.").await;
    let file = house.folder.path().join("journal.key");
    let key = std::fs::read(&file).expect("a key");
    for wrong in [
        None,
        Some("hyacinth journal key 1 abc".to_owned()),
        Some(format!("hyacinth journal key 1 {}\n", "0f".repeat(32))),
    ] {
        match &wrong {
            None => std::fs::remove_file(&file).expect("it was there"),
            Some(wrong) => std::fs::write(&file, wrong).expect("a file"),
        }
        // As after a start: nothing is remembered.
        let house = house.again();
        let mut later = house.browser();
        later.cookie.clone_from(&ada.cookie);
        let status = StatusCode::SERVICE_UNAVAILABLE;
        later.get(&page_path(&set, 1)).await.problem(status, "journals-closed");
        later.put(&page_path(&set, 2), kept_page("New.")).await.problem(status, "journals-closed");
        assert_eq!(std::fs::read_to_string(&file).ok(), wrong, "the file is as it was");
        later.page(&set).await;
        std::fs::write(&file, &key).expect("a file");
        assert_eq!(later.get(&page_path(&set, 1)).await.json()["text"], "Kept.");
        later.get(&page_path(&set, 2)).await.problem(StatusCode::NOT_FOUND, "not-found");
    }
}
