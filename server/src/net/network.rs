//! Whose connection it is, as far as an address tells.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The bits of an IPv6 address that one household or school is given: it may use any address within.
const SUBSCRIBER_BITS: u32 = 64;

/// The bits of an IPv6 address that one organisation is given, or a customer of a generous provider:
/// 65,536 networks of the former kind.
const WIDE_BITS_V6: u32 = 48;

/// The bits of an IPv4 address that its neighbours have in common: fewer are seldom given to anyone.
const WIDE_BITS_V4: u32 = 24;

/// Who is counted as one: an IPv4 address, or an IPv6 network of 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// Where this address belongs.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => first_bits(address, SUBSCRIBER_BITS),
            address @ IpAddr::V4(_) => address,
        })
    }

    /// What it lies in.
    pub(super) fn neighbourhood(self) -> Neighbourhood {
        Neighbourhood(match self.0 {
            IpAddr::V6(address) => first_bits(address, WIDE_BITS_V6),
            IpAddr::V4(address) => {
                let rest = u32::MAX >> WIDE_BITS_V4;
                Ipv4Addr::from_bits(address.to_bits() & !rest).into()
            }
        })
    }
}

/// Networks that one hand may hold together: an IPv4 /24, or an IPv6 /48.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Neighbourhood(IpAddr);

fn first_bits(address: Ipv6Addr, bits: u32) -> IpAddr {
    let rest = u128::MAX >> bits;
    Ipv6Addr::from_bits(address.to_bits() & !rest).into()
}

/// The address at the other end of a connection; a request carries it as an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// True where `address` is one of `networks`.
pub(super) fn is_among(networks: &[IpNet], address: IpAddr) -> bool {
    let address = address.to_canonical();
    networks.iter().any(|network| network.contains(&address))
}

/// An address with or without the number of its bits: `10.0.0.7`, `10.0.0.0/8`.
///
/// # Errors
/// What would be right.
pub(super) fn read_network(text: &str) -> Result<IpNet, String> {
    let one = || text.parse::<IpAddr>().ok().map(IpNet::from);
    text.parse().ok().or_else(one).ok_or_else(|| "write it like 10.0.0.7 or 10.0.0.0/8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_shares_a_line_is_counted_as_one() {
        let of = |text: &str| Network::of(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"), "one /64");
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"), "IPv4 in IPv6's clothes");
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }

    #[test]
    fn what_one_hand_may_hold_is_one_neighbourhood() {
        let of = |text: &str| Network::of(text.parse().expect("an address")).neighbourhood();
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:ffff::9"), "one /48");
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:2:2::1"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.254"), "one /24");
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
    }

    #[test]
    fn networks_are_read_with_and_without_bits() {
        let among = |networks: &[&str], address: &str| {
            let networks = networks.iter().map(|text| read_network(text).expect("a network"));
            is_among(&networks.collect::<Vec<_>>(), address.parse().expect("an address"))
        };
        assert!(among(&["10.0.0.0/8"], "10.1.2.3"));
        assert!(among(&["10.0.0.7"], "::ffff:10.0.0.7"));
        assert!(!among(&["10.0.0.7"], "10.0.0.8"));
        assert!(among(&["fd00::/8"], "fd00::1"));
        assert!(!among(&[], "127.0.0.1"));
        for wrong in ["", "ten", "10.0.0.0/33", "10.0.0", "example.org"] {
            assert!(read_network(wrong).is_err(), "{wrong}");
        }
    }
}
