// A CYJS file's path goes in; what cytoscape.js reads and draws of it comes out as JSON.
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const { elements, style } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const graph = cytoscape({ headless: true, styleEnabled: true, elements, style });
const nodes = graph.nodes().map((node) => ({
  ...node.data(), drawn: { label: node.style("label"), colour: node.style("background-color") },
}));
const edges = graph.edges().map((edge) => ({
  ...edge.data(), drawn: { arrow: edge.style("target-arrow-shape") },
}));
console.log(JSON.stringify({ nodes, edges }));
graph.destroy(); // its timer would keep node alive
