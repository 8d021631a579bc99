use super::*;

/// An outlet whose socket takes nothing, with as many bytes in front of it.
fn stuck(bytes: usize) -> Arc<Outlet> {
    let outlet = Outlet::new(None, Arc::default());
    outlet.send_bytes(&vec![0; bytes]);
    outlet
}

fn kept(outlet: &Outlet) -> usize {
    outlet.inside().rest.capacity()
}

#[test]
fn what_waits_for_a_socket_that_takes_nothing_is_bounded_and_then_the_connection_ends() {
    let first = CHANGES_MOST;
    let outlet = stuck(first);
    for _ in 0..3 * WAITING_MOST / 1_000 {
        outlet.send_bytes(&[0; 1_000]);
        if outlet.inside().ended.is_some() {
            break;
        }
    }
    assert_eq!(outlet.inside().ended, Some(CloseCode::Stalled));
    assert!(kept(&outlet) <= first + WAITING_MOST, "{} bytes", kept(&outlet));
    let presence = Arc::from("{}");
    let shown = Shown { published: Arc::default(), presence };
    let next = outlet.next(Some((&shown, Timestamp::default())));
    assert_eq!(next, Err(CloseCode::Stalled));
}

#[test]
fn nothing_is_kept_of_what_the_socket_took() {
    let outlet = stuck(1_000);
    for _ in 0..10 {
        assert_eq!(outlet.next(None).map(|bytes| bytes.map(|bytes| bytes.len())), Ok(Some(1_000)));
        outlet.send_bytes(&[0; 1_000]);
    }
    assert!(outlet.next(None).is_ok_and(|bytes| bytes.is_some()));
    assert_eq!(outlet.next(None), Ok(None));
    assert_eq!(kept(&outlet), 0);
}

#[test]
fn nothing_is_said_behind_a_goodbye() {
    let outlet = Outlet::new(None, Arc::default());
    let pong = ServerFrame::Pong { nonce: 1, server_time: Timestamp(2) };
    outlet.send(&pong);
    outlet.part();
    outlet.send(&pong);
    outlet.send_bytes(b"goodbye");
    let said = outlet.next(None).expect("it goes on").expect("what was said");
    let said = String::from_utf8_lossy(&said);
    assert!(said.ends_with("}goodbye") && said.matches("pong").count() == 1, "{said}");
    assert_eq!(outlet.next(None), Ok(None));
}
