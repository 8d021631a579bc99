//! Sets, charters, invitations and the lobby.

use crate::{NOW, Records, draft, text};
use hyacinth::{
    identity::{INVITATION_LASTS, Secret},
    store::records::{charters, invitations, members, people},
};
use hyacinth_protocol::{
    Role, SetId, Timestamp,
    api::{CharterDraft, Standing},
};
use uuid::Uuid;

#[tokio::test]
async fn e1() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ada = records.find(set, ada).await;
    assert_eq!((ada.role, ada.standing), (Role::Facilitator, Standing::Accepted));
}

#[tokio::test]
async fn e2() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let version = records
        .within(move |tx| charters::add(tx, set, ada, &CharterDraft { quorum: 3, ..draft() }, NOW))
        .await;
    assert_eq!(version, 2);
    assert_eq!(records.find(set, ada).await.standing, Standing::Accepted);
    assert_eq!(records.find(set, ben).await.standing, Standing::Admitted);
    let in_force = records.within(move |tx| charters::in_force(tx, set)).await;
    assert_eq!((in_force.version, in_force.charter.quorum), (2, 3));
    let unknown = records.store.write(move |tx| charters::accept(tx, set, ben, 7, NOW)).await;
    assert!(unknown.is_err(), "there is no such version to accept");
}

#[tokio::test]
async fn e3_used_once() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let (invitation, secret, _) = records
        .within(move |tx| invitations::add(tx, set, ada, &text("Ben"), Role::Member, NOW))
        .await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let eve = records.member(set, ada, "Eve", 2).await;
    for by in [ben, eve] {
        records.within(move |tx| invitations::use_up(tx, invitation, by)).await;
    }
    assert_eq!(state(&records, &secret, NOW).await, Some(invitations::State::Used));
    assert!(!records.within(move |tx| invitations::revoke(tx, set, invitation, NOW)).await);
    assert_eq!(state(&records, &Secret::draw(), NOW).await, None);
}

#[tokio::test]
async fn e3_expires() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let (_, secret, expires_at) = records
        .within(move |tx| invitations::add(tx, set, ada, &text("Ben"), Role::Deputy, NOW))
        .await;
    assert_eq!(expires_at, NOW + INVITATION_LASTS);
    let just_before = Timestamp(expires_at.0 - 1);
    assert_eq!(state(&records, &secret, just_before).await, Some(invitations::State::Open));
    assert_eq!(state(&records, &secret, expires_at).await, Some(invitations::State::Expired));
    let open = records.within(move |tx| invitations::open(tx, set, expires_at)).await;
    assert!(open.is_empty());
}

#[tokio::test]
async fn e3_revoked() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let (invitation, secret, _) = records
        .within(move |tx| invitations::add(tx, set, ada, &text("Ben"), Role::Member, NOW))
        .await;
    let elsewhere = SetId(Uuid::from_u128(9));
    assert!(!records.within(move |tx| invitations::revoke(tx, elsewhere, invitation, NOW)).await);
    assert!(records.within(move |tx| invitations::revoke(tx, set, invitation, NOW)).await);
    assert_eq!(state(&records, &secret, NOW).await, Some(invitations::State::Revoked));
}

async fn state(records: &Records, secret: &Secret, now: Timestamp) -> Option<invitations::State> {
    let secret = secret.clone();
    let found = records.within(move |tx| invitations::find(tx, &secret, now)).await;
    found.map(|invitation| invitation.state)
}

#[tokio::test]
async fn e3_lobby() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records
        .within(move |tx| {
            let person = people::add(tx, &text("Ben"), false, NOW)?;
            members::add(tx, set, person, &text("Ben"), Role::Member, NOW)
        })
        .await;
    assert_eq!(records.find(set, ben).await.standing, Standing::Waiting);
    let meeting = records.met(set, 1, |_| {}).await;
    let waiting = records.within(move |tx| members::waiting(tx, meeting)).await;
    assert_eq!(waiting.iter().map(|waiting| waiting.member).collect::<Vec<_>>(), [ben]);
    let elsewhere = SetId(Uuid::from_u128(9));
    assert!(records.within(move |tx| members::find(tx, elsewhere, ben)).await.is_none());
    records.within(move |tx| members::admit(tx, ben, ada, NOW)).await;
    assert_eq!(records.find(set, ben).await.standing, Standing::Admitted);
    assert!(records.within(move |tx| members::waiting(tx, meeting)).await.is_empty());
}
