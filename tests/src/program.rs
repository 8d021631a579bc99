//! The program itself, as a process of its own.

use crate::{WITHIN, within};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{ExitStatus, Output, Stdio},
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
        Self::start_with(data, listen, &[]).await
    }

    /// Starts it with more flags.
    ///
    /// # Panics
    /// As [`Program::start`].
    pub async fn start_with(data: &Path, listen: &str, flags: &[&str]) -> Self {
        let mut child = Command::new(binary())
            .arg("--data")
            .arg(data)
            .args(["--listen", listen])
            .args(flags)
            .env("RUST_LOG", "debug,hyacinth=trace")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("it starts");
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
