use super::*;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Reads `total` bytes from a peer that sends as fast as it can; gives how long that took.
async fn time_to_read(total: usize) -> Duration {
    let (mut peer, stream) = tokio::io::duplex(1 << 20);
    let sending = tokio::spawn(async move {
        let bytes = [7; 4_096];
        while peer.write_all(&bytes).await.is_ok() {}
    });
    let mut paced = Paced::new(stream);
    let (began, mut read, mut buffer) = (Instant::now(), 0, [0; 4_096]);
    while read < total {
        read += paced.read(&mut buffer).await.expect("bytes");
    }
    let took = began.elapsed();
    drop(paced);
    sending.await.expect("the sender ends");
    took
}

#[tokio::test(start_paused = true)]
async fn a_burst_is_read_at_once() {
    let burst = usize::try_from(BYTES_BURST).expect("a small number");
    assert_eq!(time_to_read(burst).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn beyond_it_bytes_are_read_at_the_sustained_rate() {
    let burst = usize::try_from(BYTES_BURST).expect("a small number");
    let per_second = usize::try_from(BYTES_PER_SECOND).expect("a small number");
    let took = time_to_read(burst + 20 * per_second).await;
    assert!((19..=21).contains(&took.as_secs()), "{took:?} for twenty seconds' bytes");
}

#[tokio::test(start_paused = true)]
async fn who_never_reads_is_given_up() {
    let (peer, stream) = tokio::io::duplex(1_024);
    let mut paced = Paced::new(stream);
    let began = Instant::now();
    let error = paced.write_all(&[0; 4_096]).await.expect_err("nobody reads");
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert_eq!(began.elapsed().as_secs(), STALLED_FOR.as_secs());
    drop(peer);
}

/// Writes 64 KiB to a peer that reads `bytes` of them every second; gives whether it got there.
async fn reaches_a_reader_of(bytes: usize) -> bool {
    let (mut peer, stream) = tokio::io::duplex(1_024);
    let reading = tokio::spawn(async move {
        let mut buffer = vec![0; bytes];
        while peer.read_exact(&mut buffer).await.is_ok() {
            tokio::time::advance(Duration::from_secs(1)).await;
        }
    });
    let mut paced = Paced::new(stream);
    let written = paced.write_all(&[0; 64 * 1024]).await;
    drop(paced);
    reading.await.expect("the reader ends");
    written.is_ok()
}

#[tokio::test(start_paused = true)]
async fn who_reads_a_byte_a_second_is_given_up_and_a_slow_line_is_not() {
    assert!(!reaches_a_reader_of(1).await);
    // 64 kbit/s.
    assert!(reaches_a_reader_of(8 * 1_024).await);
}
