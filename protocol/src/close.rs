//! Why the server closed a connection.

macro_rules! close_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $retry:literal;)+) => {
        /// Close codes. `1001` and `1012` come before a restart: reconnect.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CloseCode { $($(#[doc = $doc])+ $name),+ }

        impl CloseCode {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The number on the wire.
            pub const fn number(self) -> u16 {
                match self { $(Self::$name => $code),+ }
            }

            /// True where the client should connect again by itself.
            pub const fn reconnect(self) -> bool {
                match self { $(Self::$name => $retry),+ }
            }
        }
    };
}

close_codes! {
    /// The server stops or restarts: reconnect.
    Restart = 1012, true;
    /// The room met a fault of its own and is rebuilt from its log: reconnect.
    Fault = 1011, true;
    /// Bytes that are no frames of a WebSocket (RFC 6455): something on the way broke them.
    NoFrames = 1002, true;
    /// Text that is no UTF-8.
    NoText = 1007, true;
    /// A frame over 64 KiB.
    TooBig = 1009, false;
    /// No `hello` within 10 seconds, or a first frame that is none.
    NoHello = 4000, true;
    /// A protocol version this server does not speak: load the page anew.
    Version = 4001, false;
    /// The connection was too slow or silent, or would be sent too much at once: reconnect.
    Stalled = 4002, true;
    /// The member is no longer part of the set, or signed out.
    NotAMember = 4003, false;
    /// Two members took this member out of the meeting [D7].
    Removed = 4005, false;
    /// Too many malformed frames, or too many commands.
    Flood = 4004, false;
}
