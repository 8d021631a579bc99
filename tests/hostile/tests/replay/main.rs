//! The fuzzers' targets on the stable toolchain: every input of the committed corpora, and a short
//! run of inputs made of them.
//!
//! The run lasts `HYACINTH_FUZZ_SECONDS` for each target, or a second and a half. It is the same on
//! every machine that is as fast; `PROPTEST_RNG_SEED` tries another.

mod mutated;

use hyacinth_hostile::TARGETS;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestCaseError, TestError, TestRunner};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long each target runs where nobody says.
const SHORT: Duration = Duration::from_millis(1_500);

/// Cases between two looks at the clock.
const CASES: u32 = 64;

fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    assert!(paths.len() > 5, "the corpus of {target} is lost");
    let read = |path: PathBuf| (fs::read(&path).expect("an input"), path);
    paths.into_iter().map(read).map(|(bytes, path)| (path, bytes)).collect()
}

#[test]
fn every_committed_input_is_met() {
    for (name, target) in TARGETS {
        for (path, bytes) in corpus(name) {
            let met = catch_unwind(AssertUnwindSafe(|| target(&bytes)));
            assert!(met.is_ok(), "{}", path.display());
        }
    }
}

#[test]
fn corpora_are_small() {
    let size = |(name, _): &(&str, _)| -> usize {
        corpus(name).iter().map(|(_, bytes)| bytes.len()).sum()
    };
    let bytes: usize = TARGETS.iter().map(size).sum();
    assert!(bytes <= 300 * 1024, "{bytes} bytes: minimise them, see fuzz/README.md");
}

/// As long as asked for, or shortly.
fn length() -> Duration {
    let asked = std::env::var("HYACINTH_FUZZ_SECONDS").ok();
    let seconds = asked.map(|text| text.parse().expect("HYACINTH_FUZZ_SECONDS is a number"));
    seconds.map_or(SHORT, Duration::from_secs)
}

/// What is made of the corpus is met too. Tells how much it tried.
#[allow(clippy::print_stderr, reason = "how many were tried is what a longer run is for")]
fn runs(name: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
    let seeds: Vec<Vec<u8>> = corpus(name).into_iter().map(|(_, bytes)| bytes).collect();
    let inputs = mutated::inputs(seeds);
    let given = Config::default().rng_seed;
    let rng_seed = if given == RngSeed::Random { RngSeed::Fixed(2007) } else { given };
    let config = Config {
        cases: CASES,
        rng_seed,
        rng_algorithm: RngAlgorithm::XorShift,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    let (began, length, mut tried) = (Instant::now(), length(), 0);
    while began.elapsed() < length {
        let run = runner.run(&inputs, |bytes| {
            catch_unwind(AssertUnwindSafe(|| target(&bytes)))
                .map_err(|_| TestCaseError::fail("it panicked"))
        });
        if let Err(TestError::Fail(_, bytes)) = run {
            let kept = std::env::temp_dir().join(format!("hyacinth-{name}-crash"));
            fs::write(&kept, &bytes).expect("the input is kept");
            panic!("{name} panics on {} ({})", kept.display(), bytes.escape_ascii());
        }
        tried += CASES;
    }
    eprintln!("{name}: {tried} inputs in {:.1} s", began.elapsed().as_secs_f32());
}

macro_rules! targets {
    ($($test:ident: $name:literal;)+) => {
        $(#[test] fn $test() { runs($name); })+

        #[test]
        fn every_target_has_a_run() {
            let here = [$($name),+];
            let targets: Vec<_> = TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(here.to_vec(), targets);
            for name in here {
                let fuzzer = format!("../../fuzz/targets/{name}.rs");
                assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(fuzzer).exists(), "{name}");
            }
        }
    };
}

targets! {
    bodies_run: "bodies";
    commands_run: "commands";
    formats_run: "formats";
    frames_run: "frames";
    heads_run: "heads";
    resume_run: "resume";
    stored_run: "stored";
}
