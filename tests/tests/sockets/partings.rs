//! A server that stops tells everybody, and waits for nobody long.

use hyacinth::client::ClientError;
use hyacinth_protocol::CloseCode;
use hyacinth_tests::{Process, Wire, within};
use std::time::{Duration, Instant};

#[tokio::test]
async fn everyone_hears_of_a_stop_and_who_does_not_answer_is_not_waited_for() {
    let mut process = Process::of(&["Hugo", "Ada", "Ben"]).await;
    let door = process.people[1].browser.door(process.meeting);
    let mut silent = Vec::new();
    for hello in [true, false] {
        // Their close frames are never answered, since nobody reads them.
        let mut wire = Wire::open_narrow(&door).await;
        if hello {
            wire.say(r#"{"type":"hello","version":1}"#).await;
        }
        silent.push(wire);
    }
    process.terminate().await;
    let began = Instant::now();
    for person in &mut process.people {
        let told = within("word of the stop", async {
            loop {
                if let Err(error) = person.next().await {
                    return error;
                }
            }
        });
        let told = told.await;
        let restart = CloseCode::Restart.number();
        assert!(matches!(told, ClientError::Closed(Some(code)) if code == restart), "{told:?}");
    }
    process.exits_well().await;
    assert!(began.elapsed() < Duration::from_secs(8), "it took {:?}", began.elapsed());
    assert_eq!(silent[0].closed().await, CloseCode::Restart.number(), "told all the same");
    assert_eq!(silent[1].closed().await, CloseCode::Restart.number(), "told all the same");
    process.start().await;
    process.all_connect().await;
    process.finish().await;
}
