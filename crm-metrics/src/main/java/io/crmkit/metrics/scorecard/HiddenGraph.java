package io.crmkit.metrics.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hidden cells of a table as edges between its rows and its columns, and which of them are bridges (Tarjan 1974). */
final class HiddenGraph {
    /** A cell of the table. */
    record Cell(int row, int column) {}

    private final int rows;
    private final List<Cell> edges = new ArrayList<>();
    private final int[][] edgesOf;
    private final boolean[][] bridge;
    private final List<Cell> bridges = new ArrayList<>();
    private final int[] order;
    private final int[] low;
    private int visited;

    HiddenGraph(long[][] counts, boolean[][] hidden) {
        rows = counts.length;
        int nodes = rows + counts[0].length;
        int[] degree = new int[nodes];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < counts[row].length; column++) {
                if (hidden[row][column]) {
                    edges.add(new Cell(row, column));
                    degree[row]++;
                    degree[rows + column]++;
                }
            }
        }
        edgesOf = new int[nodes][];
        Arrays.setAll(edgesOf, node -> new int[degree[node]]);
        for (int edge = 0; edge < edges.size(); edge++) {
            Cell cell = edges.get(edge);
            edgesOf[cell.row()][--degree[cell.row()]] = edge;
            edgesOf[rows + cell.column()][--degree[rows + cell.column()]] = edge;
        }
        bridge = new boolean[rows][counts[0].length];
        order = new int[nodes];
        low = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            if (order[node] == 0) {
                visit(node);
            }
        }
    }

    /** Returns the hidden cells that follow from the totals. */
    List<Cell> bridges() {
        return bridges;
    }

    boolean bridge(int row, int column) {
        return bridge[row][column];
    }

    /** Walks the graph from a node, depth first; without recursion, as a table may have thousands of rows. */
    private void visit(int root) {
        int[] path = new int[order.length];
        int[] arrivedBy = new int[order.length];
        int[] next = new int[order.length];
        int depth = 0;
        path[0] = root;
        arrivedBy[0] = -1;
        order[root] = ++visited;
        low[root] = visited;
        while (depth >= 0) {
            int node = path[depth];
            if (next[depth] == edgesOf[node].length) {
                depth--;
                if (depth >= 0) {
                    leave(node, path[depth], arrivedBy[depth + 1]);
                }
                continue;
            }
            int edge = edgesOf[node][next[depth]++];
            int other = otherEnd(edge, node);
            if (edge != arrivedBy[depth] && order[other] > 0) {
                low[node] = Math.min(low[node], order[other]);
            } else if (order[other] == 0) {
                depth++;
                path[depth] = other;
                arrivedBy[depth] = edge;
                next[depth] = 0;
                order[other] = ++visited;
                low[other] = visited;
            }
        }
    }

    private void leave(int node, int parent, int edge) {
        low[parent] = Math.min(low[parent], low[node]);
        if (low[node] > order[parent]) {
            Cell cell = edges.get(edge);
            bridge[cell.row()][cell.column()] = true;
            bridges.add(cell);
        }
    }

    private int otherEnd(int edge, int node) {
        Cell cell = edges.get(edge);
        return node == cell.row() ? rows + cell.column() : cell.row();
    }
}
