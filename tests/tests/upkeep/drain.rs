//! A stop that was asked for, while commands are on their way.

use crate::{get, talk::Talk};
use hyacinth::client::Answered;
use hyacinth_protocol::{CloseCode, Command, CommandId, Refusal};
use hyacinth_tests::{Process, SEVEN, within};
use tokio::{io::AsyncWriteExt as _, net::TcpStream};
use uuid::Uuid;

const METRICS: &[&str] = &["--metrics-listen", "127.0.0.1:0"];

#[tokio::test]
async fn a_command_the_server_has_read_is_answered_before_the_goodbye() {
    let mut process = Process::of(SEVEN).await;
    process.does("Hugo", Command::Open {}).await;
    for round in 0..3 {
        let talk = Talk::begin(&mut process);
        let acknowledged = talk.acknowledged.clone();
        talk.reaches(10 + round).await;
        process.terminate().await;
        let lasts = talk.ends(&mut process).await;
        process.exits_well().await;
        let rows = process.rows();
        for (id, revision) in acknowledged.borrow().iter() {
            let found = rows.iter().find(|row| row.command == *id).map(|row| row.revision);
            assert_eq!(found, Some(*revision), "{id} was acknowledged");
        }
        process.start().await;
        process.all_connect().await;
        for (name, last) in lasts {
            assert_eq!(last.code, Some(CloseCode::Restart.number()), "{name}");
            let found = rows.iter().any(|row| row.command == last.id);
            assert!(!found, "{name}'s command is in the log and was not answered");
            // It is sent again under its id, and again: one effect, one answer.
            let first = process.asks_as(name, last.id, last.command.clone()).await;
            let again = process.asks_as(name, last.id, last.command).await;
            assert_eq!(first, again, "{name}");
            let paused = Answered::Refused(Refusal::Paused {});
            assert!(matches!(first, Answered::Accepted(_)) || first == paused, "{first:?}");
        }
        // The meeting may stand still since the restart.
        let id = CommandId(Uuid::now_v7());
        process.asks_as("Hugo", id, Command::Continue {}).await;
    }
    process.finish().await;
}

#[tokio::test]
async fn a_stop_shows_as_not_ready_and_a_second_wish_ends_at_once() {
    let mut process = Process::of_with(&["Hugo", "Ada", "Ben"], METRICS).await;
    let metrics = process.program().metrics.expect("an address of its own");
    let ready = async || get(metrics, "/health/ready").await;
    let (status, _, _) = ready().await.expect("an answer");
    assert_eq!(status, 204);
    // A request whose body does not come: the stop waits for it as long as it may.
    let half = begin_a_request(&process).await;
    process.terminate().await;
    let problem = within("it is not ready any more", async {
        loop {
            match ready().await {
                Some((503, head, body)) => return head + &body,
                Some((status, ..)) => assert_eq!(status, 204),
                None => panic!("it ended first"),
            }
        }
    });
    let problem = problem.await;
    assert!(problem.contains("application/problem+json") && problem.contains("restarting"));
    let (status, _, _) = get(metrics, "/health/live").await.expect("an answer");
    assert_eq!(status, 204, "it is alive while it stops");
    let (_, _, page) = get(metrics, "/metrics").await.expect("an answer");
    assert!(page.contains("hyacinth_draining 1"), "{page}");
    process.terminate().await;
    let code = process.ends().await;
    assert_eq!(code, Some(1), "it did not wait");
    drop(half);
    process.start().await;
    process.people.iter_mut().for_each(hyacinth_tests::Person::drop_off);
    process.all_connect().await;
    process.finish().await;
}

/// The head of a request, and nothing behind it.
async fn begin_a_request(process: &Process) -> TcpStream {
    let address = process.people[0].browser.door(process.meeting()).address;
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let head = format!(
        "POST /api/first HTTP/1.1\r\nHost: {address}\r\nOrigin: {}\r\n\
         Content-Type: application/json\r\nContent-Length: 60\r\n\r\n{{",
        process.program().origin
    );
    stream.write_all(head.as_bytes()).await.expect("it is taken");
    // Taken in by the server for sure once it has answered someone who came later.
    let (status, ..) = get(address, "/health/live").await.expect("an answer");
    assert_eq!(status, 204);
    stream
}
