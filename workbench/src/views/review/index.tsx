import { EmptyState } from "../../components/EmptyState";

export default function View() {
  return <EmptyState title="This view is being made">Its place in the workbench is kept.</EmptyState>;
}
