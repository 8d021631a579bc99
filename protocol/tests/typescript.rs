//! Holds `web/src/protocol.ts` to the Rust types: one file, generated from the frames and bodies.

use hyacinth_protocol::{self as protocol, CloseCode, api};
use std::{any::TypeId, collections::BTreeMap, collections::HashSet, fmt::Write as _, path::Path};
use ts_rs::{Config, TS, TypeVisitor};

struct Declared<'a> {
    cfg: &'a Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
}

impl TypeVisitor for Declared<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.types.insert(T::ident(self.cfg), T::decl(self.cfg));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn generate() -> String {
    let cfg = Config::new();
    let mut all = Declared { cfg: &cfg, seen: HashSet::new(), types: BTreeMap::new() };
    macro_rules! roots { ($($root:ty),+ $(,)?) => { $(all.visit::<$root>();)+ } }
    roots!(
        protocol::ClientFrame,
        protocol::ServerFrame,
        api::Problem,
        api::Visitor,
        api::First,
        api::Look,
        api::Invited,
        api::Claim,
        api::Claimed,
        api::NewSet,
        api::CharterDraft,
        api::FormatLine,
        protocol::Format,
        api::FormatFile,
        api::FormatChoice,
        api::NewMeeting,
        api::SetPage,
        api::ActionStories,
        api::NewObservation,
        api::Focuses,
        api::NewFocus,
        api::NewInvitation,
        api::InvitationLink,
        api::CharterHistory,
        api::AcceptCharter,
        api::NewRole,
        api::Called,
        api::MeetingPage,
        api::Schedule,
        api::NewDate,
        api::PlannedDate,
        api::CalendarPage,
        api::NewCalendar,
        api::MailPage,
        api::NewAddress,
        api::MailCode,
        api::MailWish,
        api::YearPage,
        api::Library,
        api::NewResource,
        api::Board,
        api::NewNote,
        api::Demo,
        api::Sit,
        api::Journal,
        api::KeepPage,
        api::KeptPage,
        api::NewExtract,
        api::ReleasedExtract,
    );
    let mut out = String::from(
        "// Generated from the protocol crate; the test beside it fails when this is stale.\n\n",
    );
    for decl in all.types.values() {
        writeln!(out, "export {decl}").expect("a string takes everything");
    }
    writeln!(out, "\nexport const VERSION = {};", protocol::VERSION)
        .expect("a string takes everything");
    writeln!(out, "export const FRAME_BYTES = {};", protocol::FRAME_BYTES)
        .expect("a string takes everything");
    out.push_str("\n/** Close codes; `reconnect` says whether to connect again unasked. */\nexport const CLOSE_CODES = {\n");
    for code in CloseCode::ALL {
        let name = format!("{code:?}");
        let name = name[..1].to_lowercase() + &name[1..];
        writeln!(
            out,
            "  {}: {{ name: \"{name}\", reconnect: {} }},",
            code.number(),
            code.reconnect()
        )
        .expect("a string takes everything");
    }
    out.push_str("} as const;\n");
    out
}

/// `web/src/protocol.ts` is what the Rust types say.
#[test]
fn protocol_ts_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/src/protocol.ts");
    let fresh = generate();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &fresh).expect("web/src is writable");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == fresh,
        "web/src/protocol.ts is stale; run: BLESS=1 cargo test -p hyacinth-protocol --features typescript"
    );
}
