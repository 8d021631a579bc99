//! A stop that was asked for: everyone is told, nothing is lost, and the exit is a success.

use hyacinth::client::ClientError;
use hyacinth_protocol::{CloseCode, Command};
use hyacinth_tests::{Process, within};

#[tokio::test]
async fn asked_to_stop_it_tells_everyone_and_exits_well() {
    let mut process = Process::of(&["Hugo", "Ada", "Ben"]).await;
    process.does("Hugo", Command::Open {}).await;
    process.terminate().await;
    for person in &mut process.people {
        let code = within("the connection ends", async {
            loop {
                match person.next().await {
                    Ok(_) => {}
                    Err(ClientError::Closed(code)) => return code,
                    Err(error) => panic!("{}: {error}", person.name),
                }
            }
        });
        assert_eq!(code.await, Some(CloseCode::Restart.number()));
        person.drop_off();
    }
    process.exits_well().await;
    process.start().await;
    process.all_connect().await;
    process.finish().await;
}
