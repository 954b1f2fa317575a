import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  url: string;
  /** cuts every connection; returns how many there were */
  cut(): number;
  /** refuses new ones until `false` */
  refuse(refused: boolean): void;
  close(): Promise<void>;
}

/** Passes bytes on to a port of this machine. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let refused = false;
  const server = createServer((socket) => {
    if (refused) {
      socket.destroy();
      return;
    }
    const target = connect(targetPort, '127.0.0.1');
    sockets.add(socket);
    const end = () => {
      sockets.delete(socket);
      socket.destroy();
      target.destroy();
    };
    for (const each of [socket, target]) each.on('error', end).on('close', end);
    socket.pipe(target).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    const { size } = sockets;
    for (const socket of [...sockets]) socket.destroy();
    return size;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    refuse(next) {
      refused = next;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
