import { Component, type ComponentChildren, type ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Address } from "../address/address";
import { ErrorState } from "../components/ErrorState";
import { Waiting } from "../components/Waiting";
import type { View, ViewProps } from "../views/registry";

const loaded = new Map<string, ComponentType<ViewProps>>();

/** Load a view's chunk and render it; what fails inside stays inside. */
export function ViewFrame({ view, address }: { view: View; address: Address }) {
  const [Shown, setShown] = useState<ComponentType<ViewProps> | undefined>(() => loaded.get(view.id));
  const [error, setError] = useState<Error>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    view.load().then(
      (chunk) => {
        loaded.set(view.id, chunk.default);
        if (here) setShown(() => chunk.default);
      },
      () => here && setError(new Error("This view could not be loaded. Is “pourparler serve” still running?")),
    );
    return () => {
      here = false;
    };
  }, [view, round]);
  const again = () => {
    setError(undefined);
    setRound(round + 1);
  };
  if (error) return <ErrorState error={error} retry={again} />;
  if (!Shown) return <Waiting />;
  return (
    <Fence>
      <Shown address={address} />
    </Fence>
  );
}

/** Keeps a fault of one view from taking the page with it. */
class Fence extends Component<{ children: ComponentChildren }, { fault: Error | undefined }> {
  override state: { fault: Error | undefined } = { fault: undefined };

  static override getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return <ErrorState error={fault} retry={() => this.setState({ fault: undefined })} />;
  }
}
