//! Who may connect: how many at all, how many of one address and of its neighbourhood, and how many of
//! it a second.

use super::{
    Limits, Network,
    network::{Neighbourhood, is_among},
    rates::Rates,
};
use ipnet::IpNet;
use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::Duration,
};

/// After so many seconds an address that used up its new connections has as many again.
const AGAIN_AFTER_S: u32 = 10;

/// Tries of secrets a second from one address, for long: what a school at its first meeting needs.
const TRIES_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("not 0");

/// Tries of secrets from one address at once.
const TRIES_BURST: NonZeroU32 = NonZeroU32::new(200).expect("not 0");

/// Files the server opens beside its connections: the database, the log, a backup.
const FILES_BESIDE: u64 = 200;

/// The share of all connections that one neighbourhood may have: whoever holds many addresses holds
/// them side by side mostly, and leaves room for the others then.
const NEIGHBOURS_SHARE: u32 = 4;

/// Counts who is connected.
#[derive(Debug)]
pub struct Gate {
    most: u32,
    most_of_one: u32,
    most_of_neighbours: u32,
    trusted: Vec<IpNet>,
    all: AtomicU32,
    refused: AtomicU64,
    counts: Mutex<Counts>,
    newcomers: Rates<Network>,
    tries: Rates<Network>,
}

/// How many connections each has; nobody who has none is in it.
#[derive(Debug, Default)]
struct Counts {
    of_one: HashMap<Network, u32>,
    of_neighbours: HashMap<Neighbourhood, u32>,
}

impl Default for Gate {
    fn default() -> Self {
        Self::within(&Limits::default())
    }
}

/// One connection, counted until this is dropped.
#[derive(Debug)]
pub struct Entered {
    gate: Arc<Gate>,
    /// Counted in the sum of all.
    in_all: bool,
    /// Counted with others of the same network.
    network: Option<Network>,
}

/// Why nobody more comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// The server has as many connections as it bears.
    Full,
    /// The address has as many as one may have, or its neighbourhood has.
    TooMany,
    /// The address opens them too fast; it may again after this.
    TooFast(Duration),
}

impl Gate {
    /// Within `limits`, and within what the system allows.
    pub fn new(limits: &Limits) -> Arc<Self> {
        Arc::new(Self::within(limits))
    }

    fn within(limits: &Limits) -> Self {
        let most = within_files(limits.connections);
        let most_of_one = limits.connections_per_address;
        let burst = most_of_one.saturating_mul(2);
        let some = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self {
            most,
            most_of_one,
            // One address has its share whatever its neighbours are.
            most_of_neighbours: (most / NEIGHBOURS_SHARE).max(most_of_one),
            trusted: limits.trusted_proxies.clone(),
            all: AtomicU32::new(0),
            refused: AtomicU64::new(0),
            counts: Mutex::default(),
            newcomers: Rates::new(some(burst / AGAIN_AFTER_S), some(burst)),
            tries: Rates::new(TRIES_PER_SECOND, TRIES_BURST),
        }
    }

    /// A connection from this address. Those of a trusted proxy are many people's: they are counted
    /// one by one when it tells whose they are, see [`Gate::enter_for`].
    ///
    /// # Errors
    /// [`Shut`].
    pub fn enter(self: &Arc<Self>, peer: IpAddr) -> Result<Entered, Shut> {
        if self.all.fetch_add(1, Ordering::Relaxed) >= self.most {
            self.all.fetch_sub(1, Ordering::Relaxed);
            return Err(self.refuse(Shut::Full));
        }
        let mut entered = Entered { gate: self.clone(), in_all: true, network: None };
        if !self.trusts(peer) {
            entered.network = Some(self.count(Network::of(peer))?);
        }
        Ok(entered)
    }

    /// A connection that someone of this network has through a trusted proxy.
    ///
    /// # Errors
    /// [`Shut`].
    pub fn enter_for(self: &Arc<Self>, network: Network) -> Result<Entered, Shut> {
        let network = Some(self.count(network)?);
        Ok(Entered { gate: self.clone(), in_all: false, network })
    }

    /// Counts one try of a secret.
    ///
    /// # Errors
    /// How long to wait, where there were too many.
    pub fn try_secret(&self, network: Network) -> Result<(), Duration> {
        self.tries.take(&network)
    }

    /// True where this address speaks for others.
    pub fn trusts(&self, peer: IpAddr) -> bool {
        is_among(&self.trusted, peer)
    }

    /// How many are connected now.
    pub fn connected(&self) -> u32 {
        self.all.load(Ordering::Relaxed)
    }

    /// How many were refused since the start.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    fn count(&self, network: Network) -> Result<Network, Shut> {
        self.newcomers.take(&network).map_err(|wait| self.refuse(Shut::TooFast(wait)))?;
        let neighbourhood = network.neighbourhood();
        let mut counts = self.counts();
        let of_one = counts.of_one.get(&network).is_some_and(|count| *count >= self.most_of_one);
        let of_neighbours = counts.of_neighbours.get(&neighbourhood);
        if of_one || of_neighbours.is_some_and(|count| *count >= self.most_of_neighbours) {
            return Err(self.refuse(Shut::TooMany));
        }
        *counts.of_one.entry(network).or_default() += 1;
        *counts.of_neighbours.entry(neighbourhood).or_default() += 1;
        Ok(network)
    }

    fn refuse(&self, shut: Shut) -> Shut {
        self.refused.fetch_add(1, Ordering::Relaxed);
        shut
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        if self.in_all {
            self.gate.all.fetch_sub(1, Ordering::Relaxed);
        }
        let Some(network) = self.network else { return };
        let mut counts = self.gate.counts();
        one_less(&mut counts.of_one, &network);
        one_less(&mut counts.of_neighbours, &network.neighbourhood());
    }
}

fn one_less<K: Hash + Eq>(counts: &mut HashMap<K, u32>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}

/// As many connections as are wanted, or fewer where the system does not allow as many open files. The
/// soft limit is raised first, as far as that goes without asking.
fn within_files(wanted: u32) -> u32 {
    let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or(u64::MAX);
    let most = u32::try_from(files.saturating_sub(FILES_BESIDE)).unwrap_or(u32::MAX);
    if most >= wanted {
        return wanted;
    }
    tracing::warn!(
        open_files = files,
        connections = most,
        wanted,
        "the system allows fewer open files than the connections wanted: raise the limit (ulimit -n, LimitNOFILE=)"
    );
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(connections: u32, connections_per_address: u32) -> Arc<Gate> {
        let trusted_proxies = vec!["10.0.0.0/8".parse().expect("a network")];
        let limits =
            Limits { connections, connections_per_address, trusted_proxies, ..Limits::default() };
        Gate::new(&limits)
    }

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn an_address_has_its_share_and_gets_it_back() {
        let gate = gate(100, 2);
        let (ada, ben) = (address("192.0.2.1"), address("192.0.2.2"));
        let first = gate.enter(ada).expect("the first");
        let _second = gate.enter(ada).expect("the second");
        assert_eq!(gate.enter(ada).err(), Some(Shut::TooMany));
        let _other = gate.enter(ben).expect("someone else");
        drop(first);
        let _third = gate.enter(ada).expect("one has gone");
        assert_eq!((gate.connected(), gate.refused()), (3, 1));
    }

    #[test]
    fn an_address_that_comes_and_goes_too_fast_waits() {
        let gate = gate(100, 2);
        let ada = address("2001:db8::1");
        assert!((0..4).all(|_| gate.enter(ada).is_ok()));
        assert!(matches!(gate.enter(ada), Err(Shut::TooFast(wait)) if wait.as_secs() <= 10));
        assert_eq!(gate.connected(), 0);
        let counts = gate.counts();
        let remembered = counts.of_one.len() + counts.of_neighbours.len();
        assert_eq!(remembered, 0, "nobody is remembered");
    }

    #[test]
    fn many_addresses_side_by_side_leave_room_for_others() {
        let gate = gate(40, 2);
        let mut inside = Vec::new();
        for place in 0..256_u32 {
            let subscriber = address(&format!("2001:db8:0:{place:x}::1"));
            inside.extend(gate.enter(subscriber).into_iter().chain(gate.enter(subscriber)));
        }
        assert_eq!(inside.len(), 10, "a quarter of all");
        let next_door = gate.enter(address("2001:db8:1::1")).expect("another /48");
        inside.extend((0..=255).filter_map(|last| gate.enter([192, 0, 2, last].into()).ok()));
        assert_eq!(inside.len(), 20, "a quarter of all");
        assert_eq!(gate.enter(address("192.0.2.7")).err(), Some(Shut::TooMany));
        // Through a proxy it is the same.
        let told = |text| gate.enter_for(Network::of(address(text)));
        assert_eq!(told("192.0.2.8").err(), Some(Shut::TooMany));
        drop((told("192.0.3.8").expect("another /24"), next_door, inside));
        assert!(gate.enter(address("192.0.2.7")).is_ok(), "who goes makes room");
        assert!(gate.counts().of_neighbours.is_empty(), "nobody is remembered");
    }

    #[test]
    fn a_school_behind_one_address_has_its_share_however_large_that_is() {
        let gate = gate(40, 30);
        let school: Vec<_> =
            (0..30).map(|_| gate.enter(address("192.0.2.1")).expect("its share")).collect();
        assert_eq!(school.len(), 30);
    }

    #[test]
    fn a_full_server_takes_nobody() {
        let gate = gate(1, 1);
        let first = gate.enter(address("192.0.2.1")).expect("the first");
        assert_eq!(gate.enter(address("192.0.2.2")).err(), Some(Shut::Full));
        drop(first);
        assert!(gate.enter(address("192.0.2.2")).is_ok());
    }

    #[test]
    fn a_trusted_proxy_is_not_one_address() {
        let gate = gate(100, 1);
        let proxy = address("10.0.0.7");
        let lines: Vec<_> = (0..50).map(|_| gate.enter(proxy).expect("the proxy's")).collect();
        let ada = Network::of(address("192.0.2.1"));
        let one = gate.enter_for(ada).expect("the first");
        assert_eq!(gate.enter_for(ada).err(), Some(Shut::TooMany));
        assert_eq!(gate.connected(), 50, "through the proxy's own connections");
        drop((lines, one));
        assert_eq!(gate.connected(), 0);
    }
}
