//! The program itself, as a process of its own.

use crate::{WITHIN, within};
use std::{
    ffi::OsString,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{ExitStatus, Output, Stdio},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader},
    process::{Child, Command},
    task::JoinHandle,
};

/// Where the program was built, beside this test.
///
/// # Panics
/// When it was not.
fn binary() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let folder =
        test.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
    let built = folder.expect("tests stand in the target folder").join("hyacinth");
    assert!(
        built.is_file(),
        "{} is not built: run `cargo build -p hyacinth` first, or everything by tests/run",
        built.display()
    );
    built
}

/// Runs the program with these arguments until it ends by itself.
///
/// # Panics
/// When it does not.
pub async fn run_to_end(arguments: &[&str]) -> Output {
    let running = Command::new(binary()).args(arguments).kill_on_drop(true).output();
    within("the program ends", running).await.expect("it starts")
}

fn command(data: &Path, listen: &str, variables: &[(&str, OsString)]) -> Command {
    let mut command = Command::new(binary());
    command
        .arg("--data")
        .arg(data)
        .args(["--listen", listen])
        .env("RUST_LOG", "trace")
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .kill_on_drop(true);
    command
}

/// A running server process.
pub struct Program {
    child: Child,
    /// `http://localhost:port`.
    pub origin: String,
    /// The first facilitator's link, until it was used.
    pub first_link: Option<String>,
    /// Where its numbers are, where it was told to show them.
    pub metrics: Option<SocketAddr>,
    errors: JoinHandle<String>,
}

impl Program {
    /// Starts it on a folder and an address and waits until it is open.
    ///
    /// # Panics
    /// With what it said, when it does not open.
    pub async fn start(data: &Path, listen: &str) -> Self {
        Self::open(command(data, listen, &[])).await
    }

    /// Starts it with more flags.
    ///
    /// # Panics
    /// As [`Program::start`].
    pub async fn start_with(data: &Path, listen: &str, flags: &[&str]) -> Self {
        let mut command = command(data, listen, &[]);
        command.args(flags);
        Self::open(command).await
    }

    /// Starts it with more in its environment.
    ///
    /// # Panics
    /// As [`Program::start`].
    pub async fn with(data: &Path, listen: &str, variables: &[(&str, OsString)]) -> Self {
        Self::open(command(data, listen, variables)).await
    }

    async fn open(mut command: Command) -> Self {
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut stderr = child.stderr.take().expect("piped");
        let errors = tokio::spawn(async move {
            let mut text = String::new();
            // Cut off by a kill, it is still what was said until then.
            let _ = stderr.read_to_string(&mut text).await;
            text
        });
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let (mut origin, mut first_link, mut metrics) = (None, None, None);
        let opening = async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some(found) = line.strip_prefix("Hyacinth is open at ") {
                    origin = Some(found.to_owned());
                } else if let Some(url) = line.strip_prefix("Metrics are at http://") {
                    metrics = url.trim_end_matches("/metrics").parse().ok();
                } else if let Some((_, link)) = line.split_once("to begin: ") {
                    first_link = Some(link.to_owned());
                } else if line.contains("Stop with Ctrl-C") {
                    return;
                }
            }
        };
        let opened = tokio::time::timeout(WITHIN, opening).await.is_ok();
        let Some(origin) = origin.filter(|_| opened) else {
            let _ = child.kill().await;
            panic!("the program did not open: {}", errors.await.unwrap_or_default());
        };
        Self { child, origin, first_link, metrics, errors }
    }

    /// Starts it and kills it (SIGKILL) so soon after, however far it has come.
    ///
    /// # Panics
    /// When the system cannot.
    pub async fn killed_after(
        after: Duration,
        data: &Path,
        listen: &str,
        variables: &[(&str, OsString)],
    ) {
        let mut child = command(data, listen, variables)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        // It may have ended by itself, which is as good.
        let _ = tokio::time::timeout(after, child.wait()).await;
        child.kill().await.expect("it can be killed");
    }

    /// Starts it where it cannot: gives its exit code and what it said.
    ///
    /// # Panics
    /// When it does not end.
    pub async fn fails(data: &Path, variables: &[(&str, OsString)]) -> (i32, String) {
        let running = command(data, "127.0.0.1:0", variables).output();
        let output = within("the program ends", running).await.expect("it starts");
        let said = String::from_utf8(output.stderr).expect("text");
        (output.status.code().expect("no signal"), said)
    }

    /// Kills it at once (SIGKILL) and gives what it had logged.
    ///
    /// # Panics
    /// When the system cannot.
    pub async fn kill(mut self) -> String {
        self.child.kill().await.expect("it can be killed");
        within("its logs end", self.errors).await.expect("logs are text")
    }

    /// Its number among the processes.
    ///
    /// # Panics
    /// When it has ended.
    pub fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// Asks it to stop (SIGTERM), as a system does that shuts down.
    ///
    /// # Panics
    /// When the system cannot.
    pub async fn terminate(&self) {
        let id = self.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().await.expect("kill");
        assert!(told.success());
    }

    /// Waits for its end and gives how it ended and what it had logged.
    ///
    /// # Panics
    /// When it does not end.
    pub async fn ends(mut self) -> (ExitStatus, String) {
        let status = within("the program ends", self.child.wait()).await.expect("an end");
        (status, within("its logs end", self.errors).await.expect("logs are text"))
    }

    /// Waits for its end with exit code 0 and gives what it had logged.
    ///
    /// # Panics
    /// When it ends otherwise.
    pub async fn exits_well(self) -> String {
        let (status, logs) = self.ends().await;
        assert!(status.success(), "it ended with {status}");
        logs
    }
}
