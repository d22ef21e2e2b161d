//! expects: rejected (sockets)
//! Has the type of a socket from a default of what frames it.

pub fn address(framed: &tokio_util::udp::UdpFramed<tokio_util::codec::BytesCodec>) -> bool {
    framed.get_ref().local_addr().is_ok()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
