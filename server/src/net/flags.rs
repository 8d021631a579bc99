//! What the program is told about connections.

use super::{Limits, TlsFiles, network::read_network};
use clap::Args;
use ipnet::IpNet;
use std::{num::NonZeroU32, path::PathBuf};

/// The flags about connections.
#[derive(Clone, Debug, Args)]
pub struct Flags {
    /// The certificate and its chain (PEM), to serve https without a proxy in front. Read again at
    /// SIGHUP, so that a renewed one needs no restart
    #[arg(
        long,
        env = "HYACINTH_TLS_CERTIFICATE",
        value_name = "FILE",
        requires = "tls_key",
        global = true
    )]
    pub tls_certificate: Option<PathBuf>,

    /// The key of that certificate (PEM)
    #[arg(
        long,
        env = "HYACINTH_TLS_KEY",
        value_name = "FILE",
        requires = "tls_certificate",
        global = true
    )]
    pub tls_key: Option<PathBuf>,

    /// Reverse proxies whose X-Forwarded-For is believed: addresses or networks, with commas between
    #[arg(long, env = "HYACINTH_TRUSTED_PROXY", value_name = "ADDRESS", value_delimiter = ',',
          default_value = "127.0.0.0/8,::1", value_parser = read_network, global = true)]
    pub trusted_proxy: Vec<IpNet>,

    /// Connections at most, of all together
    #[arg(long, env = "HYACINTH_CONNECTIONS", value_name = "NUMBER", default_value = "20000",
          value_parser = clap::value_parser!(u32).range(1..), global = true)]
    pub connections: u32,

    /// Connections at most from one address, or from one IPv6 network of 64 bits: a school of a
    /// thousand is often behind one. An IPv4 /24 or IPv6 /48 has as many, or a quarter of all where
    /// that is more
    #[arg(long, env = "HYACINTH_CONNECTIONS_PER_ADDRESS", value_name = "NUMBER",
          default_value = "2000", value_parser = clap::value_parser!(u32).range(1..), global = true)]
    pub connections_per_address: u32,

    /// Commands a second at most from one member for long, and four times as many at once
    #[arg(
        long,
        env = "HYACINTH_COMMANDS_PER_SECOND",
        value_name = "NUMBER",
        default_value = "10",
        global = true
    )]
    pub commands_per_second: NonZeroU32,
}

impl Flags {
    /// What the server bears.
    pub fn limits(&self) -> Limits {
        Limits {
            commands_per_second: Some(self.commands_per_second),
            connections: self.connections,
            connections_per_address: self.connections_per_address,
            trusted_proxies: self.trusted_proxy.clone(),
        }
    }

    /// Where its certificate is, where it has one of its own.
    pub fn tls(&self) -> Option<TlsFiles> {
        let (certificate, key) = self.tls_certificate.clone().zip(self.tls_key.clone())?;
        Some(TlsFiles { certificate, key })
    }
}
